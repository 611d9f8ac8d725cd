/** Where spreadsheets begin to calculate: at a cell's start, and behind what other locales and careless importers split at. Full-width signs too. */
const FORMULA = /(^|[;\t\r\n])(\s*)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu;
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;
const KEPT = new Set(["\t", "\n", "\r"]);

export type CsvValue = string | number | null;

/** Excel reads UTF-8 only behind this mark. */
export const CSV_START = "\uFEFF";

/** One line of a CSV file (RFC 4180). Text never becomes a formula: an apostrophe stands before what would begin one. */
export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvField).join(",")}\r\n`;
}

function csvField(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const visible = value.replace(INVISIBLE, (sign) => (KEPT.has(sign) ? sign : ""));
  const safe = visible.replace(FORMULA, "$1$2'");
  return /[",;\s']/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
