import "server-only";
import { randomBytes } from "node:crypto";

/** A passage as it stands in a prompt; its number is its position, counted from 1. */
export interface PromptPassage {
  documentName: string;
  page: number;
  /** Sheet or slide name where the page has one. */
  pageLabel?: string;
  headingPath?: readonly string[];
  text: string;
}

export interface ParsedPassage {
  number: number;
  document: string;
  page: number;
  heading: string;
  text: string;
}

export interface ParsedPrompt {
  passages: ParsedPassage[];
  question: string;
}

/** Random per request, so that no document can contain the words that close its fence. */
export function newFence(): string {
  return randomBytes(9).toString("hex");
}

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function attribute(value: string): string {
  return value
    .replace(/\s+/gu, " ")
    .trim()
    .slice(0, 300)
    .replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);
}

function unescape(value: string): string {
  return value
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");
}

/** Invisible, and nothing to the check of quotes, which leaves it out. */
const JOINER = "\u2060";
const TAG_LIKE = /<(?=[a-z/!?|[])/giu;
const TEMPLATE_TOKEN = /\[(?=\/?(?:INST|SYS|SYSTEM|USER|ASSISTANT|TOOL)\b)|(?<=<)<(?=\/?SYS)|#(?=##\s*(?:system|user|assistant|instruction|human|response)\b)/giu;
const ROLE = /^([\s>*_#-]{0,12}(?:system|user|assistant|human|developer|tool|model|ai|instructions?|question|frage|antwort|answer)[*_]{0,3}\s{0,2})(?=[:：])/gimu;

/** A document's words without the power to open a tag, a role or a template's token: what they look like stays the same. */
function neutralised(text: string): string {
  return text.replace(TAG_LIKE, `<${JOINER}`).replace(TEMPLATE_TOKEN, (token) => token + JOINER).replace(ROLE, `$1${JOINER}`);
}

function renderPassage(passage: PromptPassage, number: number, fence: string): string {
  const heading = passage.headingPath?.length ? ` heading="${attribute(passage.headingPath.join(" › "))}"` : "";
  const label = passage.pageLabel ? ` label="${attribute(passage.pageLabel)}"` : "";
  const head = `<passage-${fence} n="${number}" document="${attribute(passage.documentName)}" page="${passage.page}"${label}${heading}>`;
  return `${head}\n${neutralised(passage.text)}\n</passage-${fence}>`;
}

/** The user message of a question: fenced passages first, the question last and verbatim. */
export function renderQuestion(question: string, passages: readonly PromptPassage[], fence: string): string {
  const body = passages.map((passage, index) => renderPassage(passage, index + 1, fence)).join("\n");
  return `<documents-${fence}>\n${body}\n</documents-${fence}>\n\nQuestion:\n${question}`;
}

/** Reads back what `renderQuestion` wrote; null for any other text. */
export function parseQuestion(message: string): ParsedPrompt | null {
  const fence = /^<documents-([0-9a-z]+)>\n/u.exec(message)?.[1];
  if (!fence) return null;
  const closing = `</documents-${fence}>`;
  const end = message.indexOf(closing);
  if (end < 0) return null;
  const passages: ParsedPassage[] = [];
  const pattern = new RegExp(
    `<passage-${fence} n="(\\d+)" document="([^"]*)" page="(\\d+)"([^>]*)>\\n([\\s\\S]*?)\\n</passage-${fence}>`,
    "gu",
  );
  for (const match of message.slice(0, end).matchAll(pattern)) {
    const rest = match[4] ?? "";
    const heading = /heading="([^"]*)"/u.exec(rest)?.[1] ?? "";
    passages.push({
      number: Number(match[1]),
      document: unescape(match[2] ?? ""),
      page: Number(match[3]),
      heading: unescape(heading),
      text: (match[5] ?? "").replaceAll(JOINER, ""),
    });
  }
  const question = message.slice(end + closing.length).replace(/^\s*Question:\n/u, "");
  return { passages, question };
}
