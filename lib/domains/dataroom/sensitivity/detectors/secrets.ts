import { type Detector, type Match, places } from "./match";

const KEY_BEGIN = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/g;
const MAX_KEY = 12_000;

/** RFC 7468 and RFC 4880 armour; a block without its end counts up to the label alone. */
function privateKeys(text: string): Match[] {
  return places(text, KEY_BEGIN).map(({ start, end, text: label }) => {
    const closing = label.replace("BEGIN", "END");
    const at = text.slice(end, end + MAX_KEY).indexOf(closing);
    return { kind: "secret", start, end: at === -1 ? end : end + at + closing.length };
  });
}

/** The forms that the services document, by which their own leak scanners find them. */
const TOKENS = [
  // AWS: access key ids, https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])/g,
  // GitHub: "About authentication to GitHub", token formats
  /(?<![A-Za-z0-9_])gh[pousr]_[A-Za-z0-9]{36,251}(?![A-Za-z0-9_])/g,
  /(?<![A-Za-z0-9_])github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?![A-Za-z0-9_])/g,
  // Stripe: "API keys": secret and restricted keys, webhook signing secrets
  /(?<![A-Za-z0-9_])(?:(?:sk|rk)_(?:live|test)|whsec)_[A-Za-z0-9]{16,247}(?![A-Za-z0-9_])/g,
  // OpenAI: keys of users, projects and service accounts
  /(?<![A-Za-z0-9_-])sk-(?:proj-|svcacct-|admin-)?(?=[A-Za-z_-]{0,120}\d)[A-Za-z0-9_-]{32,200}(?![A-Za-z0-9_-])/g,
  // Slack: "Token types", and incoming webhooks
  /(?<![A-Za-z0-9_-])xox[abeoprs]-(?=[A-Za-z-]{0,40}\d)[A-Za-z0-9-]{20,250}(?![A-Za-z0-9_-])/g,
  /https:\/\/hooks\.slack\.com\/services\/T[A-Z0-9]{6,14}\/B[A-Z0-9]{6,14}\/[A-Za-z0-9]{20,30}/g,
  // Google: API keys
  /(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])/g,
];

const CONNECTION = /(?<![A-Za-z])(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|mssql|sqlserver|ftps?|sftp|smtps?|https?):\/\/[^\s:/@]{1,64}:([^\s@/]{3,128})@[A-Za-z0-9[]/g;
const KEYED_PASSWORD = /(?<![A-Za-z])(?:server|data source|host|user id|uid)[ ]?=[^\n]{1,200}?(?:password|pwd)[ ]?=[ ]?([^\s;"']{3,128})/gi;
const ASSIGNED =
  /(?<![A-Za-z0-9])(?:[A-Za-z0-9]{1,20}[_-]){0,3}(?:secret|secret[_ -]?key|api[_ -]?key|apikey|access[_ -]?key|access[_ -]?token|auth[_ -]?token|client[_ -]?secret|private[_ -]?key|token|password|passwd|pwd)["']?[ \t]{0,3}(?:[:=]|=>| is )[ \t]{0,3}["']?([^\s"'<>{}]{8,200})/gi;
const PLACEHOLDER = /^(?:[x*.•-]+|\$|%|your|my|example|change|placeholder|insert|dummy|sample|none|null|undefined|redacted|todo|tbc|tba)|(?:example|changeme|placeholder)/i;

/** Keys, tokens and passwords that open something. */
export const detectSecrets: Detector = (text) => {
  const written = [...places(text, CONNECTION), ...places(text, KEYED_PASSWORD)].filter(({ groups: [password = ""] }) => !PLACEHOLDER.test(password));
  const assigned = places(text, ASSIGNED)
    .map(({ end, groups: [value = ""] }) => ({ start: end - value.length, end: end - (value.length - value.replace(/[,;.)\]]+$/, "").length) }))
    .filter(({ start, end }) => looksRandom(text.slice(start, end)));
  const all = [...privateKeys(text), ...[...TOKENS.flatMap((form) => places(text, form)), ...written, ...assigned].map(({ start, end }): Match => ({ kind: "secret", start, end }))];
  return withoutInner(all);
};

const MIN_RANDOM = 16;
const MIN_BITS = 3.3;

/** Long, of several kinds of characters, and no less mixed than a hexadecimal key. */
function looksRandom(value: string): boolean {
  if (value.length < MIN_RANDOM || PLACEHOLDER.test(value) || /^(?:https?:|\/|\.\/|[a-z]+\()/i.test(value)) return false;
  if (!/\d/.test(value) || !/[A-Za-z]/.test(value)) return false;
  return entropy(value) >= MIN_BITS;
}

/** Bits per character by how often each occurs (Shannon 1948). */
export function entropy(value: string): number {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

function withoutInner(matches: Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of matches.sort((a, b) => a.start - b.start || b.end - a.end)) if (match.start >= (kept.at(-1)?.end ?? 0)) kept.push(match);
  return kept;
}
