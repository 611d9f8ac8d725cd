import { contextAfter, contextBefore, type Detector, digitsOf, type Match, namesAnotherNumber, places } from "./match";

const LOCAL = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~\-\u00c0-\u024f]/;
const DOMAIN = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}/;
const MAX_LOCAL = 64;
const MAX_DOMAIN = 253;

/** RFC 5321 4.5.3.1 (64 and 253 octets) and the dot-atom of RFC 5322; quoted local parts are left out, nobody writes them. */
export const detectEmails: Detector = (text) => {
  const found: Match[] = [];
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && at - start <= MAX_LOCAL && LOCAL.test(text[start - 1] ?? "")) start -= 1;
    if (at - start > MAX_LOCAL) continue;
    while (start < at && /[.'/=|{}!#$%&*?^`~-]/.test(text[start] ?? "")) start += 1;
    const local = text.slice(start, at);
    const domain = DOMAIN.exec(text.slice(at + 1, at + 1 + MAX_DOMAIN))?.[0];
    if (local === "" || local.endsWith(".") || local.includes("..") || !domain || /[A-Za-z0-9_@]/.test(text[at + 1 + domain.length] ?? "")) continue;
    found.push({ kind: "e-mail", start, end: at + 1 + domain.length });
  }
  return found;
};

/** Country codes that ITU-T E.164 assigns, except 1 and 7, which numbering plans share. */
const COUNTRY =
  /^(?:2(?:0|7|1[1-3689]|2\d|3\d|4[0-9]|5[0-8]|6[0-9]|9[01789])|3(?:[0-469]|5\d|7[0-8]|8[0-35-79])|4(?:[013-9]|2[013])|5(?:[1-8]|0\d|9\d)|6(?:[0-6]|7[02-9]|8[0-35-9]|9[0-2])|8(?:[1246]|5[0-6]|8[0-3])|9(?:[0-58]|6\d|7[0-79]|9[2-68]))/;
const INTERNATIONAL = /(?<![\p{L}\p{N}+./-])(?:\+|00)[1-9]\d{0,3}(?:(?:[ .-]|[ ]?\(0?\d{0,4}\)[ ]?)?\d{1,12}){1,7}/gu;
const BRITISH = /(?<![\p{L}\p{N}+./-])(?:\(0[12378]\d{1,4}\)|0[12378]\d{1,4})[ ]\d{3,4}(?:[ ]\d{3,4})?(?:[ ]\d{3})?(?![\p{L}\p{N}/-]|[.,]\d|[ ]\d)/gu;
const FRENCH = /(?<![\p{L}\p{N}+./-])0[1-9](?:([ .])\d{2})(?:\1\d{2}){3}(?![\p{L}\p{N}/-]|[., ]\d)/gu;
/** The North American plan: area and exchange begin with 2 to 9. */
const AMERICAN = /(?<![\p{L}\p{N}+./-])(?:\([2-9]\d{2}\)[ ]?|[2-9]\d{2}[.-])[2-9]\d{2}[.-]\d{4}(?![\p{L}\p{N}/-]|[.,]\d)/gu;
const INTRODUCED = /(?<![\p{L}\p{N}+./-])0[1-9](?:[ /().-]{0,3}\d{1,8}){2,8}/gu;
const WORD = /(?:\b(?:tel|telephone|telefon|phone|mobile|mob|cell|fax|call|ring|handy|mobil|rufnummer|telefax|teléfono|telefono|telefoon)|\btél|téléphone|电话|手机)[a-z]{0,2}[ .:]{0,4}(?:\([a-z]{1,8}\)[ :]{0,2})?$/;
const MEASURED = /^[ ]?(?:mm|cm|m\b|m²|m2|m³|km|kg|kn|kw|kpa|mpa|pa\b|l\b|°|%|eur|gbp|usd|chf|€|£|\$|x ?\d|× ?\d)/;
const MONEY = /(?:[€£$¥±]|eur|gbp|usd|chf)[ ]?$/;

/** E.164 (up to 15 digits after a country code) and the national forms of Britain, France and North America; others only after a word such as "Tel." */
export const detectPhones: Detector = (text) => {
  const candidates = [
    ...places(text, INTERNATIONAL).filter((place) => isInternational(place.text)),
    ...places(text, BRITISH).filter((place) => between(place.text, 10, 11)),
    ...places(text, FRENCH),
    ...places(text, AMERICAN),
    ...places(text, INTRODUCED).filter((place) => between(place.text, 7, 13) && WORD.test(contextBefore(text, place.start))),
  ];
  const found: Match[] = [];
  for (const { start, end } of candidates.sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < (found.at(-1)?.end ?? 0)) continue;
    if (/[\p{L}\p{N}]/u.test(text[end] ?? "") || MEASURED.test(contextAfter(text, end)) || MONEY.test(contextBefore(text, start, 8)) || namesAnotherNumber(text, start)) continue;
    found.push({ kind: "phone", start, end });
  }
  return found;
};

function between(text: string, from: number, to: number): boolean {
  const { length } = digitsOf(text);
  return length >= from && length <= to;
}

function isInternational(text: string): boolean {
  const digits = digitsOf(text.replace("(0)", "")).join("").replace(/^00/, "");
  if (digits.startsWith("1")) return /^1[2-9]\d{2}[2-9]\d{6}$/.test(digits);
  if (digits.startsWith("7")) return /^7[3-9]\d{9}$/.test(digits);
  return digits.length >= 9 && digits.length <= 15 && COUNTRY.test(digits) && !/^\d+0{6,}$/.test(digits);
}
