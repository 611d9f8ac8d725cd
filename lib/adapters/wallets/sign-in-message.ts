import "server-only";
import { AUTHORITY, hasSoundHost, isRequestId, isStatement, isUri, readDateTime, SCHEME } from "./message-grammar";

/** What a wallet is asked to sign: EIP-4361, and the forms that Solana and Cosmos wallets derive from it. */
export interface SignInMessage {
  scheme?: string;
  domain: string;
  address: string;
  statement?: string;
  uri?: string;
  version?: string;
  chainId?: string;
  nonce?: string;
  issuedAt?: string;
  expirationTime?: string;
  notBefore?: string;
  requestId?: string;
  resources?: string[];
}

type Field = Exclude<keyof SignInMessage, "scheme" | "domain" | "address" | "statement" | "resources">;

export interface Dialect {
  account: "Ethereum" | "Solana" | "Cosmos";
  isAddress: (text: string) => boolean;
  isChainId: (text: string) => boolean;
  required: readonly Field[];
  /** EIP-4361 keeps the empty line of a missing statement; the others drop it. */
  emptyStatementLine: boolean;
}

/** In the one order that the grammar knows. */
const FIELDS: readonly (readonly [Field, string])[] = [
  ["uri", "URI"],
  ["version", "Version"],
  ["chainId", "Chain ID"],
  ["nonce", "Nonce"],
  ["issuedAt", "Issued At"],
  ["expirationTime", "Expiration Time"],
  ["notBefore", "Not Before"],
  ["requestId", "Request ID"],
];
const MAX_LENGTH = 4000;
const PREAMBLE = new RegExp(`^(?:(${SCHEME})://)?(${AUTHORITY}) wants you to sign in with your (Ethereum|Solana|Cosmos) account:$`);

/** The message's parts, or null when it departs from the grammar anywhere: order, line breaks, letters, dates, addresses. */
export function parseSignInMessage(text: string, dialect: Dialect): SignInMessage | null {
  if (text.length > MAX_LENGTH) return null;
  const lines = text.split("\n");
  const [, scheme, domain, account] = PREAMBLE.exec(lines[0] ?? "") ?? [];
  const address = lines[1] ?? "";
  if (!domain || account !== dialect.account || !hasSoundHost(domain) || !dialect.isAddress(address)) return null;
  const opening = readStatement(lines, dialect);
  const fields = opening && readFields(lines.slice(opening.next));
  if (!fields || !fieldsAreSound(fields, dialect)) return null;
  return { ...(scheme ? { scheme } : {}), domain, address, ...(opening.statement ? { statement: opening.statement } : {}), ...fields };
}

/** The text of a message made here. @throws Error when reading it back would give anything else than what was put in. */
export function writeSignInMessage(message: SignInMessage, dialect: Dialect): string {
  const opening = [`${message.domain} wants you to sign in with your ${dialect.account} account:`, message.address, ""];
  if (message.statement) opening.push(message.statement, "");
  else if (dialect.emptyStatementLine) opening.push("");
  const fields = FIELDS.flatMap(([key, label]) => (message[key] === undefined ? [] : [`${label}: ${message[key]}`]));
  const resources = message.resources?.map((resource) => `- ${resource}`);
  const text = [...opening, ...fields, ...(resources ? ["Resources:", ...resources] : [])].join("\n");
  const parsed = parseSignInMessage(text, dialect);
  if (!parsed || canonical(parsed) !== canonical(message))
    throw new Error("The sign-in message does not follow its own grammar. Check APP_URL.");
  return text;
}

function canonical(message: SignInMessage): string {
  return JSON.stringify([message.domain, message.address, message.statement, FIELDS.map(([key]) => message[key]), message.resources]);
}

function readStatement(lines: readonly string[], dialect: Dialect): { statement?: string; next: number } | null {
  if (lines[2] !== "") return null;
  const third = lines[3] ?? "";
  if (third === "") return dialect.emptyStatementLine ? { next: 4 } : null;
  // One line, then an empty one: a second line would let a statement pose as fields.
  if (lines[4] === "") return isStatement(third) ? { statement: third, next: 5 } : null;
  return dialect.emptyStatementLine ? null : { next: 3 };
}

function readFields(lines: readonly string[]): Partial<SignInMessage> | null {
  const fields: Partial<SignInMessage> = {};
  let at = 0;
  for (const [key, label] of FIELDS) {
    const line = lines[at];
    if (!line?.startsWith(`${label}: `)) continue;
    fields[key] = line.slice(label.length + 2);
    at += 1;
  }
  if (lines[at] === "Resources:") {
    const resources = lines.slice(at + 1);
    if (!resources.every((line) => line.startsWith("- ") && isUri(line.slice(2)))) return null;
    return { ...fields, resources: resources.map((line) => line.slice(2)) };
  }
  return at === lines.length ? fields : null;
}

function fieldsAreSound(fields: Partial<SignInMessage>, dialect: Dialect): boolean {
  const { uri, version, chainId, nonce, issuedAt, expirationTime, notBefore, requestId } = fields;
  const dates = [issuedAt, expirationTime, notBefore].filter((date) => date !== undefined);
  return (
    dialect.required.every((key) => fields[key] !== undefined) &&
    (uri === undefined || isUri(uri)) &&
    (version === undefined || version === "1") &&
    (chainId === undefined || dialect.isChainId(chainId)) &&
    (nonce === undefined || /^[A-Za-z0-9]{8,}$/.test(nonce)) &&
    (requestId === undefined || isRequestId(requestId)) &&
    dates.every((date) => readDateTime(date) !== null)
  );
}
