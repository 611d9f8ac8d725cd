import { isDate, machineReadableDigit } from "./check-digits";
import { type Detector, type Match, places } from "./match";

const MACHINE_READABLE = /(?<![A-Z0-9<])P[A-Z<][A-Z]{1,3}<{0,2}[A-Z<]{37,41}[ \t]{0,4}\r?\n[ \t]{0,4}([A-Z0-9<]{44})(?![A-Z0-9<])/g;
const NUMBERED = /\bpassport(?: (?:no|nr|number|num|#)|no|number)?\b\.?[ \t]{0,3}[:#.–-]?[ \t]{0,3}([A-Z]{0,3}\d{5,9}[A-Z]?)(?![A-Za-z0-9])/gi;

/** ICAO Doc 9303 part 4: the machine-readable zone of a TD3 book with its five check digits; or a number that follows the word. */
export const detectPassports: Detector = (text) => {
  const zones = places(text, MACHINE_READABLE).filter(({ text: zone, groups: [line = ""] }) => zone.split(/\s+/)[0]?.length === 44 && closesEverywhere(line));
  const numbers = places(text, NUMBERED).map(({ end, groups: [number = ""] }) => ({ start: end - number.length, end }));
  return [...zones, ...numbers].map(({ start, end }): Match => ({ kind: "passport", start, end }));
};

function closesEverywhere(line: string): boolean {
  const field = (from: number, to: number) => line.slice(from, to);
  const closes = (value: string, at: number) => machineReadableDigit(value) === (line[at] === "<" ? 0 : Number(line[at]));
  return (
    /^\d$/.test(line[9] ?? "") &&
    closes(field(0, 9), 9) &&
    closes(field(13, 19), 19) &&
    closes(field(21, 27), 27) &&
    closes(field(28, 42), 42) &&
    closes(field(0, 10) + field(13, 20) + field(21, 43), 43)
  );
}

const MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|janv|févr|mars|avr|juin|juil|août|déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|mrt|mei";
const MONTH = `(?:${MONTHS})[a-zäéû]{0,9}\\.?`;
const DATE = `(?:\\d{1,2}(?:st|nd|rd|th)?\\.? (?:de )?${MONTH},? (?:de )?\\d{4}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4}|\\d{4}年\\d{1,2}月\\d{1,2}日)`;
const BIRTH_WORD =
  "(?:\\b(?:date of birth|birth ?date|d\\.o\\.b\\.?|dob|born(?: on)?|geboren(?: am)?|geburtsdatum|geb\\.|née? le|date de naissance|fecha de nacimiento|data di nascita|geboortedatum|födelsedatum|data urodzenia)|出生日期)";
const BIRTH = new RegExp(`${BIRTH_WORD}[ \\t]{0,4}[:,–-]?\\s{0,4}(${DATE})(?!\\d)`, "giu");

/** A day of a calendar, from 1900 on and past, directly after words that speak of birth. */
export const detectBirthDates: Detector = (text) =>
  places(text, BIRTH)
    .filter(({ groups: [date = ""] }) => isDayOfBirth(date))
    .map(({ end, groups: [date = ""] }): Match => ({ kind: "date-of-birth", start: end - date.length, end }));

function isDayOfBirth(date: string): boolean {
  const numbers = (date.match(/\d+/g) ?? []).map(Number);
  const year = numbers.find((number) => number >= 1900 && number <= new Date().getUTCFullYear());
  if (year === undefined) return false;
  const [first = 0, second = 0] = numbers.filter((number) => number !== year);
  if (numbers.length === 2) return first >= 1 && first <= 31;
  return isDate(year, first, second) || isDate(year, second, first);
}
