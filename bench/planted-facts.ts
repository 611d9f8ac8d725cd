import { between, pick, type Random } from "./seeded-random";

export interface PlantedFact {
  /** The sentence that stands in the document. */
  sentence: string;
  question: string;
  /** What a prompt must hold for the question to be answerable. */
  fact: string;
}

const FIRST = "Ald,Bren,Cor,Dun,Esk,Fal,Gren,Hol,Ives,Kel,Lin,Mor,Nar,Or,Pen,Quar,Ros,Stan,Tor,Wen".split(",");
const MIDDLE = "a,be,di,go,la,mi,ne,ra,so,ti,va,wo".split(",");
const LAST = "bridge,cliffe,den,ford,gate,ham,ley,mere,port,stead,thorpe,wick".split(",");
const NAMES = "Amara,Bruno,Chiara,Dimitri,Elif,Gwen,Hassan,Ines,Jakub,Leila,Mats,Nadia".split(",");
const MONTHS = "February,March,May,July,September,November".split(",");

/** A place of our own invention, unlikely to occur twice. */
export function placeName(next: Random): string {
  return `${pick(FIRST, next)}${pick(MIDDLE, next)}${pick(LAST, next)} ${pick(FIRST, next)}${pick(LAST, next)}`;
}

const code = (next: Random): string => `${pick(FIRST, next).slice(0, 2).toUpperCase()}-${between(10_000, 99_999, next)}`;

type Form = (place: string, next: Random) => PlantedFact;

// Two questions in the document's words, two in others, one that goes from the value to the place.
const FORMS: readonly Form[] = [
  (place, next) => {
    const fact = code(next);
    return {
      sentence: `The shut-off key of ${place} carries the number ${fact}.`,
      question: `Which number does the shut-off key of ${place} carry?`,
      fact,
    };
  },
  (place, next) => {
    const fact = `${between(101, 989, next)}.${between(10, 99, next)} kilonewtons`;
    return {
      sentence: `The floor load permitted at ${place} is ${fact} by the certificate.`,
      question: `What floor load is permitted at ${place}?`,
      fact,
    };
  },
  (place, next) => {
    const fact = `${pick(NAMES, next)} ${pick(FIRST, next)}${pick(MIDDLE, next)}ssen`;
    const question = `Whom should I telephone if there is an emergency at ${place}?`;
    return { sentence: `Emergencies at ${place} are the responsibility of ${fact}, who is to be called at any hour.`, question, fact };
  },
  (place, next) => {
    const fact = `${between(1, 28, next)} ${pick(MONTHS, next)} ${between(2027, 2059, next)}`;
    return {
      sentence: `The operating permit of ${place} lapses on ${fact} unless it is renewed.`,
      question: `Until when may ${place} be operated?`,
      fact,
    };
  },
  (place, next) => {
    const reference = code(next);
    return {
      sentence: `Spare parts for ${place} are stored under reference ${reference}.`,
      question: `Whose spare parts are stored under reference ${reference}?`,
      fact: place,
    };
  },
];

export function plantedFact(place: string, at: number, next: Random): PlantedFact {
  const form = FORMS[at % FORMS.length];
  if (!form) throw new Error("no forms");
  return form(place, next);
}
