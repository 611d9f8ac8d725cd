/** Controls, lone surrogates, soft hyphens, zero-width marks, byte order marks: Postgres or a reader can't use them. */
const UNWANTED = /[\p{Cs}\u00ad\u200b\u2060\ufeff\ufffe\uffff]|(?![\t\n])\p{Cc}/gu;
const PLAIN = /^[\x20-\x7e]*$/;

/** One line: every run of white space becomes one space; NFC. */
export function cleanLine(value: string): string {
  if (PLAIN.test(value)) return value;
  return value.replace(/\s/g, " ").replace(UNWANTED, "").normalize("NFC");
}

/** Many lines: line ends become "\n", tabs stay; NFC. */
export function cleanText(value: string): string {
  return value
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, "\n")
    .replace(UNWANTED, "")
    .normalize("NFC");
}
