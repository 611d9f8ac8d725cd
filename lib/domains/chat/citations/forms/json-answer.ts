import "server-only";
import { writeCitation } from "@/lib/adapters/ai/answer-syntax";

/** Past this no object is waited for any more. */
const MAX_HELD = 30_000;
const OPENING = /^\s*(?:```(?:json)?\s*)?\{\s*"/u;
const OPENING_START = /^\s*(?:`{0,3}|```(?:j|js|jso|json)?\s*|(?:```(?:json)?\s*)?\{\s*)$/u;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const textOf = (value: unknown): string => (typeof value === "string" ? value.trim() : "");

function field(object: Json, names: readonly string[]): unknown {
  const key = Object.keys(object).find((name) => names.includes(name.toLowerCase()));
  return key === undefined ? undefined : object[key];
}

function numberOf(object: Json): number {
  const named = field(object, ["passage", "p", "source", "source_id", "id", "n", "number", "ref", "index", "document"]);
  return Number(/\d{1,2}/u.exec(String(typeof named === "number" || typeof named === "string" ? named : ""))?.[0] ?? 0);
}

function citationOf(value: unknown): string {
  if (!isObject(value)) return typeof value === "number" ? ` [${value}]` : "";
  const quote = textOf(field(value, ["quote", "text", "excerpt", "snippet", "evidence", "words", "content"]));
  return quote ? ` ${writeCitation(numberOf(value), quote.replace(/<\/?cite/giu, ""))}` : ` [${numberOf(value)}]`;
}

const CITATIONS = ["citations", "sources", "references", "evidence", "quotes", "citation"];
const TEXT = ["answer", "response", "text", "content", "reply", "claim", "statement", "sentence"];

function claimText(value: unknown): string {
  if (!isObject(value)) return textOf(value);
  const text = textOf(field(value, TEXT));
  if (!text) return "";
  const citations = field(value, CITATIONS);
  const own = citations === undefined && (field(value, ["quote", "excerpt", "evidence"]) ?? "") !== "" ? [value] : Array.isArray(citations) ? citations : citations === undefined ? [] : [citations];
  const marks = own.map(citationOf).join("");
  return `${text}${marks}`;
}

/** The text of an answer that came as a JSON object, in the syntax that was asked for; null when it is not one. */
export function textOfJson(written: string): string | null {
  const bare = written.trim().replace(/^```(?:json)?\s*/u, "").replace(/\s*```$/u, "");
  let parsed: unknown;
  try {
    parsed = JSON.parse(bare);
  } catch {
    return null;
  }
  if (!isObject(parsed)) return null;
  const claims = field(parsed, ["claims", "statements", "sentences", "answers", "findings", "items"]);
  const listed = Array.isArray(claims) ? claims.map(claimText).filter(Boolean).join("\n\n") : "";
  const answer = claimText(parsed);
  return [answer, listed].filter(Boolean).join("\n\n") || null;
}

/** Holds back an answer that begins as an object until it is whole. */
export class JsonAnswer {
  private held: string | null = "";

  push(text: string, final = false): string {
    if (this.held === null) return text;
    this.held += text;
    const waiting = OPENING.test(this.held) || OPENING_START.test(this.held);
    if (waiting && !final && this.held.length < MAX_HELD) return "";
    const whole = this.held;
    this.held = null;
    return OPENING.test(whole) ? (textOfJson(whole) ?? whole) : whole;
  }
}
