/** Joins class names, dropping what is empty. Variants are enumerated, so nothing needs merging. */
export function classNames(...parts: (string | false | null | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
