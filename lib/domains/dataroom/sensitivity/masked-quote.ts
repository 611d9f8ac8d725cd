import type { EvidenceKind } from "./schema";

const MOST = 80;
const HIDDEN = "••••••••";

/** What stands at a place of evidence, for people who decide about it. A key, a password or a card is never repeated: what is shown is enough to find it again. */
export function maskedQuote(kind: EvidenceKind, matched: string): string {
  const text = matched.replace(/[\s\p{Cc}]+/gu, " ").trim();
  if (kind === "secret") return secretLabel(text);
  if (kind === "payment-card") return `${HIDDEN} ${text.replace(/\D/g, "").slice(-4)}`;
  return text.length <= MOST ? text : `${Array.from(text).slice(0, MOST - 1).join("")}…`;
}

/** Prefixes that services publish; what else a secret begins with belongs to it. */
const PREFIX = /^(?:-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----|AKIA|ASIA|gh[pousr]_|github_pat_|[sr]k_(?:live|test)_|whsec_|sk-(?:proj-|svcacct-|admin-)?|xox[abeoprs]-|AIza|https:\/\/hooks\.slack\.com\/services\/|[a-z+]{3,12}:\/\/)/;

function secretLabel(text: string): string {
  return `${PREFIX.exec(text)?.[0] ?? ""}${HIDDEN}`;
}
