import { isDate, passesLuhn, passesMod1110, remainder97, weightedSum } from "./check-digits";
import { contextBefore, type Detector, digitsOf, namesAnotherNumber, places } from "./match";

interface Scheme {
  form: RegExp;
  valid(compact: string, digits: number[]): boolean;
  /** Where the form alone is too common: one of these words stands before it. */
  word?: RegExp;
  /** Whether this spelling can do without the word. */
  plain?(written: string): boolean;
}

/** Sources: the issuing authorities' published rules, named at each. */
const SCHEMES: Scheme[] = [
  {
    // HMRC, NIM39110: two letters, six digits, suffix A to D; letters and prefixes never given.
    form: /(?<![\p{L}\p{N}])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![\p{L}\p{N}])/gu,
    valid: (compact) => !/^(?:BG|GB|KN|NK|NT|TN|ZZ)/.test(compact),
    word: /\b(?:national insurance|ni|nino|insurance)\b/,
    plain: (written) => /^.. \d\d \d\d \d\d ./.test(written),
  },
  {
    // NHS data dictionary: ten digits, weights 10 to 2, modulus 11, check 10 is never given.
    form: /(?<![\p{L}\p{N}.-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\p{L}\p{N}]|[.-]\d)/gu,
    valid: (_, digits) => (11 - (weightedSum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11 === digits[9],
    word: /\bnhs\b/,
  },
  {
    // SSA, POMS RM 10201.035: areas 000, 666 and 900 to 999, group 00 and serial 0000 are never given.
    form: /(?<![\p{L}\p{N}.-])(?!000|666|9)\d{3}(?:-(?!00)\d{2}-|(?!00)\d{2})(?!0000)\d{4}(?![\p{L}\p{N}]|[.-]\d)/gu,
    valid: (compact) => compact !== "078051120" && compact !== "219099999",
    word: /\b(?:ssn|social security)\b/,
    plain: (written) => written.includes("-"),
  },
  {
    // § 139b AO with the BZSt's description: one of the first ten digits twice or thrice, ISO 7064 MOD 11,10.
    form: /(?<![\p{L}\p{N}.-])[1-9]\d ?\d{3} ?\d{3} ?\d{3}(?![\p{L}\p{N}]|[.-]\d)/gu,
    valid: (_, digits) => hasOneRepeat(digits.slice(0, 10)) && passesMod1110(digits),
    word: /(?:\b(?:steuer|idnr|id-nr|tin|tax)|steuer-?id|identifikationsnummer)/,
    plain: (written) => written.includes(" "),
  },
  {
    // INSEE: sex, year, month, department (2A, 2B in Corsica), commune, order; key 97 minus the remainder.
    form: /(?<![\p{L}\p{N}.-])[12] ?\d{2} ?(?:0[1-9]|1[0-2]|[2-4]\d|[5-9]\d) ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}(?![\p{L}\p{N}]|[.-]\d)/gu,
    valid: (compact) => 97 - remainder97(compact.slice(0, 13).replace("2A", "19").replace("2B", "18")) === Number(compact.slice(13)),
  },
  {
    // Real Decreto 1553/2005 and Orden INT/2058/2008: the number modulo 23 chooses the letter; X, Y, Z of foreigners stand for 0, 1, 2.
    form: /(?<![\p{L}\p{N}.-])(?:\d{8}|[XYZ][ -]?\d{7})[ -]?[A-HJ-NP-TV-Z](?![\p{L}\p{N}])/gu,
    valid: (compact) => "TRWAGMYFPDXBNJZSQVHLCKE"[Number(compact.slice(0, -1).replace(/^[XYZ]/, (letter) => String("XYZ".indexOf(letter)))) % 23] === compact.at(-1),
  },
  {
    // Decreto MEF 23 December 1976: sixteen characters, letters L to V instead of digits where two people would share a code.
    form: /(?<![\p{L}\p{N}])[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z](?![\p{L}\p{N}])/gu,
    valid: (compact) => italianCheck(compact.slice(0, 15)) === compact[15],
  },
  {
    // Logisch ontwerp BSN: nine digits, weights 9 to 2 and −1, modulus 11.
    form: /(?<![\p{L}\p{N}.-])\d{4}[. ]?\d{2}[. ]?\d{3}(?![\p{L}\p{N}]|[.-]\d)/gu,
    valid: (_, digits) => new Set(digits).size > 1 && weightedSum(digits, [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 === 0,
    word: /\b(?:bsn|burgerservicenummer|sofinummer|sofi)\b/,
  },
  {
    // Polish act on population records, art. 15 ff.: date with the century in the month, weights 1 3 7 9.
    form: /(?<![\p{L}\p{N}.-])\d{11}(?![\p{L}\p{N}]|[.-]\d)/gu,
    valid: (_, digits) => isPolishDate(digits) && (10 - (weightedSum(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10 === digits[10],
    word: /\bpesel\b/,
  },
  {
    // SKV 704: date, serial, Luhn over ten digits; a coordination number adds 60 to the day.
    form: /(?<![\p{L}\p{N}.-])(?:19|20)?\d{6}[-+]?\d{4}(?![\p{L}\p{N}]|[.-]\d)/gu,
    valid: (_, digits) => isSwedishDate(digits.slice(-10)) && passesLuhn(digits.slice(-10)),
    word: /\b(?:personnummer|person[- ]?nr|personal identity|samordningsnummer)\b/,
    plain: (written) => /[-+]/.test(written),
  },
  {
    // GB 11643-1999: region, date of birth, order, ISO 7064 MOD 11-2 with X for ten.
    form: /(?<![\p{L}\p{N}.-])[1-8]\d{5}(?:19|20)\d{9}[\dXx](?![\p{L}\p{N}]|[.-]\d)/gu,
    valid: (compact, digits) => isDate(Number(compact.slice(6, 10)), Number(compact.slice(10, 12)), Number(compact.slice(12, 14))) && chineseCheck(digits) === compact[17],
  },
];

/** Numbers by which states know people, each with its own closing rule. */
export const detectNationalIds: Detector = (text) =>
  SCHEMES.flatMap((scheme) =>
    places(text, scheme.form)
      .filter((place) => {
        const compact = place.text.replace(/[ .+-]/g, "").toUpperCase();
        if (!scheme.valid(compact, digitsOf(place.text))) return false;
        if (scheme.word?.test(contextBefore(text, place.start))) return true;
        return (!scheme.word || scheme.plain?.(place.text) === true) && !namesAnotherNumber(text, place.start);
      })
      .map(({ start, end }) => ({ kind: "national-id", start, end })),
  );

function hasOneRepeat(digits: readonly number[]): boolean {
  const counts = new Map<number, number>();
  for (const digit of digits) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return repeated.length === 1 && (repeated[0] === 2 || repeated[0] === 3);
}

const ODD_LETTERS = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

function italianCheck(head: string): string {
  let sum = 0;
  for (let at = 0; at < head.length; at += 1) {
    const value = Number.parseInt(head[at] ?? "0", 36);
    const place = value > 9 ? value - 10 : value;
    sum += at % 2 === 0 ? (ODD_LETTERS[place] ?? 0) : place;
  }
  return String.fromCharCode(65 + (sum % 26));
}

function two(digits: readonly number[], at: number): number {
  return (digits[at] ?? 0) * 10 + (digits[at + 1] ?? 0);
}

function isPolishDate(digits: readonly number[]): boolean {
  const century = [1900, 2000, 2100, 2200, 1800][Math.floor(two(digits, 2) / 20)] ?? 0;
  return isDate(century + two(digits, 0), two(digits, 2) % 20, two(digits, 4));
}

function isSwedishDate(digits: readonly number[]): boolean {
  const day = two(digits, 4);
  return isDate(2000 + two(digits, 0), two(digits, 2), day > 60 ? day - 60 : day);
}

function chineseCheck(digits: readonly number[]): string | undefined {
  return "10X98765432"[weightedSum(digits, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11];
}
