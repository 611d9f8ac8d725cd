import "server-only";
import { createHash } from "node:crypto";

const names = new Map<string, string>();

/** The same text has the same name, so that each connection plans it once; by content, since this module exists once per bundle. */
export function statementName(text: string): string {
  const known = names.get(text);
  if (known) return known;
  const name = `muniment_${createHash("sha256").update(text).digest("hex").slice(0, 24)}`;
  names.set(text, name);
  return name;
}
