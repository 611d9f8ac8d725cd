import { passesLuhn, remainder97 } from "./check-digits";
import { type Detector, digitsOf, type Match, namesAnotherNumber, places } from "./match";

/** Lengths from the IBAN registry of ISO 13616, kept by SWIFT. */
const IBAN_LENGTHS = new Map(
  `AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27
  GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24
  PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30`
    .split(/\s+/)
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))]),
);

const IBAN_START = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ -]?[A-Za-z0-9])/g;
const LETTER_OR_DIGIT = /[A-Za-z0-9]/;

/** ISO 13616: country, two check digits, length by country, MOD 97-10 over the number with its head moved to the end. */
export const detectIbans: Detector = (text) => {
  const found: Match[] = [];
  for (const { start, text: head } of places(text, IBAN_START)) {
    const length = IBAN_LENGTHS.get(head.slice(0, 2).toUpperCase());
    const read = length === undefined ? null : readCharacters(text, start, length);
    if (!read) continue;
    const iban = read.value.toUpperCase();
    if (remainder97(iban.slice(4) + iban.slice(0, 4)) === 1) found.push({ kind: "iban", start, end: read.end });
  }
  return found;
};

/** So many letters and digits, with at most one space or hyphen between two of them, and none following. */
function readCharacters(text: string, start: number, count: number): { value: string; end: number } | null {
  let value = "";
  let at = start;
  while (value.length < count) {
    const character = text[at] ?? "";
    if (LETTER_OR_DIGIT.test(character)) value += character;
    else if (!(character === " " || character === "-") || !LETTER_OR_DIGIT.test(text[at + 1] ?? "")) return null;
    at += 1;
  }
  return LETTER_OR_DIGIT.test(text[at] ?? "") ? null : { value, end: at };
}

const CARD = /(?<![\p{L}\p{N}_]|[\d][.,/ -])(?:\d{14,19}|\d{4}([ -])\d{4}\1\d{4}\1\d{4}(?:\1\d{3})?|3\d{3}([ -])\d{6}\2\d{4,5})(?![\p{L}\p{N}_]|[.,/ -]\d)/gu;

/** ISO/IEC 7812: the issuers' published number ranges and lengths, closed by a Luhn digit. */
export const detectPaymentCards: Detector = (text) =>
  places(text, CARD)
    .filter((place) => {
      const digits = digitsOf(place.text);
      return hasIssuer(digits.join("")) && new Set(digits).size > 1 && passesLuhn(digits) && !namesAnotherNumber(text, place.start);
    })
    .map(({ start, end }) => ({ kind: "payment-card", start, end }));

function hasIssuer(number: string): boolean {
  const { length } = number;
  const two = Number(number.slice(0, 2));
  const four = Number(number.slice(0, 4));
  if (number.startsWith("4")) return length === 16 || length === 19;
  if ((two >= 51 && two <= 55) || (four >= 2221 && four <= 2720)) return length === 16;
  if (two === 34 || two === 37) return length === 15;
  if (two === 36 || two === 38 || (four >= 3000 && four <= 3059)) return length === 14;
  // Of the lengths that the ranges allow, those in use: 18 digits are a Chinese resident's number.
  const usual = length === 16 || length === 19;
  return usual && ((four >= 3528 && four <= 3589) || four === 6011 || two === 65 || (four >= 6440 && four <= 6499) || two === 62);
}
