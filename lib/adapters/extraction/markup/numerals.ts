import "server-only";

const ROMAN: readonly [number, string][] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** A counter as Word's number format shows it; formats of other scripts are shown as figures. */
export function numeral(value: number, format: string): string {
  if (format === "none") return "";
  if (format === "lowerLetter") return letters(value);
  if (format === "upperLetter") return letters(value).toUpperCase();
  if (format === "lowerRoman") return roman(value);
  if (format === "upperRoman") return roman(value).toUpperCase();
  return format === "decimalZero" && value < 10 ? `0${value}` : String(value);
}

/** a … z, aa … zz, aaa …: Word repeats the letter. */
function letters(value: number): string {
  if (value < 1) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.min(20, Math.floor((value - 1) / 26) + 1));
}

function roman(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  let [rest, shown] = [value, ""];
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) [rest, shown] = [rest - worth, shown + sign];
  }
  return shown;
}
