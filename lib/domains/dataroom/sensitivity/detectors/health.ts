import { type Detector, type Match, places } from "./match";

/** Words of a person's health (GDPR art. 4 no. 15), without those that building work uses too (treatment, condition, surgery, ward). */
const TERMS =
  /(?<![\p{L}])(?:diagnos(?:is|ed|es)|diagnose|diagnostic médical|prescribed|prescription|medication|medikament(?:e|ös)?|médicaments?|symptoms?|symptome?|diabet(?:es|ic)|cancer|krebserkrankung|tumou?rs?|depression|depressed|anxiety disorder|asthma|epilepsy|epileptic|hiv|hepatitis|chemotherapy|chemotherapie|radiotherapy|sickness absence|sick leave|sick note|fit note|krankschreibung|arbeitsunfähigkeit|arrêt maladie|mental health|blood pressure|blutdruck|pregnan(?:t|cy)|schwanger(?:schaft)?|allerg(?:y|ies|ic)|physiotherapy|psychotherapy|psychiatr(?:ist|ic)|medical (?:history|records?|report|certificate|examination)|clinical notes?|general practitioner|disabilit(?:y|ies)|behinderung|migraines?|stroke|heart attack|insulin|antidepressants?|antibiotics|biopsy|relapse|enfermedad|diagnóstico|malattia|ziekte)(?![\p{L}])/giu;
const PERSON = /(?<![\p{L}])(?:patients?|mr|mrs|ms|miss|herr|frau|m\.|mme|señora?|he|she|his|her|him|employee|claimant|date of birth|dob|nhs|aged \d|years? old|patientin|el paciente|er|sie|seine?|ihre?)(?![\p{L}])/iu;
const WINDOW = 400;
const DISTINCT = 3;

/** Three different words of health within 400 characters, near words of a person. */
export const detectHealth: Detector = (text) => {
  const terms = places(text, TERMS);
  const found: Match[] = [];
  for (let first = 0; first < terms.length; first += 1) {
    const group = groupFrom(terms, first);
    const start = group[0]?.start ?? 0;
    const end = group.at(-1)?.end ?? 0;
    const distinct = new Set(group.map((term) => term.text.toLowerCase()));
    if (distinct.size < DISTINCT || !PERSON.test(text.slice(Math.max(0, start - WINDOW / 2), end + WINDOW / 2))) continue;
    found.push({ kind: "health", start, end });
    first += group.length - 1;
  }
  return found;
};

const MOST = 40;

function groupFrom<T extends { start: number }>(terms: readonly T[], first: number): T[] {
  const start = terms[first]?.start ?? 0;
  return terms.slice(first, first + MOST).filter((term) => term.start - start <= WINDOW);
}
