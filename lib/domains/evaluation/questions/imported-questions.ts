import "server-only";
import { z } from "zod";
import { delimiterOf, records } from "@/lib/adapters/extraction/tabular/extract-csv";
import { AppError } from "@/lib/kernel/app-error";
import { expectedAnswerText, type IMPORT_FORMATS, questionKey, questionText, quoteText } from "./schema";

export interface ImportedPassage {
  row: number;
  /** A document's id or name. */
  document: string;
  page: number | null;
  quote: string;
}

export interface ImportedQuestion {
  row: number;
  question: string;
  expectedAnswer: string | null;
  answerable: boolean;
  passages: ImportedPassage[];
}

export interface RowError {
  row: number;
  message: string;
}

export interface ImportedQuestions {
  questions: ImportedQuestion[];
  errors: RowError[];
}

const MOST_ROWS = 2_000;
export const COLUMNS = ["question", "answer", "answerable", "document", "page", "quote"] as const;
type Column = (typeof COLUMNS)[number];

const YES = new Set(["", "yes", "true", "1", "y"]);
const NO = new Set(["no", "false", "0", "n"]);
const WORDS = `Use the columns ${COLUMNS.join(", ")}; only question is needed, and document and quote where the documents answer it.`;

const passage = z.object({ document: z.string().optional(), documentId: z.string().optional(), page: z.number().int().min(1).nullish(), quote: quoteText }).refine(({ document, documentId }) => document ?? documentId, "Name the document.");
const jsonQuestion = z.object({ question: questionText, expectedAnswer: expectedAnswerText.nullish(), answerable: z.boolean().default(true), passages: z.array(passage).max(20, "Name at most 20 passages.").default([]) });
const jsonFile = z.union([z.array(z.unknown()), z.object({ questions: z.array(z.unknown()) }).transform(({ questions }) => questions)]);

/** What a file says, row by row; rows that cannot be read are named, the others stand. @throws AppError invalid_input when it is no such file at all. */
export function importedQuestions(format: (typeof IMPORT_FORMATS)[number], text: string): ImportedQuestions {
  const read = format === "csv" ? fromCsv(text) : fromJson(text);
  const errors = [...read.errors];
  const questions = read.questions.filter((question) => {
    const problem = problemOf(question);
    if (problem) errors.push({ row: question.row, message: problem });
    return !problem;
  });
  return { questions, errors };
}

function problemOf({ answerable, passages }: ImportedQuestion): string | null {
  if (answerable && passages.length === 0) return "It names no document and quote that hold the answer. Name them, or write “no” under answerable.";
  if (!answerable && passages.length > 0) return "A question that the documents do not answer has no document and quote.";
  return passages.length > 20 ? "It names more than 20 passages." : null;
}

function unreadable(message: string): AppError {
  return new AppError("invalid_input", { userMessage: message });
}

function fromJson(text: string): ImportedQuestions {
  let content: unknown;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/u, ""));
  } catch {
    throw unreadable("The file is not valid JSON.");
  }
  const file = jsonFile.safeParse(content);
  if (!file.success) throw unreadable("The file holds no list of questions: write [{ \"question\": …, \"passages\": [{ \"document\": …, \"quote\": … }] }].");
  assertLength(file.data.length);
  const result: ImportedQuestions = { questions: [], errors: [] };
  for (const [at, entry] of file.data.entries()) {
    const row = at + 1;
    const parsed = jsonQuestion.safeParse(entry);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      result.errors.push({ row, message: issue ? [issue.path.join("."), issue.message].filter(Boolean).join(": ") : "Not a question." });
      continue;
    }
    const { question, expectedAnswer, answerable, passages } = parsed.data;
    const named = passages.map(({ document, documentId, page, quote }) => ({ row, document: documentId ?? document ?? "", page: page ?? null, quote }));
    result.questions.push({ row, question, expectedAnswer: expectedAnswer || null, answerable, passages: named });
  }
  return result;
}

function fromCsv(text: string): ImportedQuestions {
  const source = text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n");
  const [heading = [], ...rows] = records(source, delimiterOf(source));
  const names = heading.map((name) => name.trim().toLowerCase());
  if (!names.includes("question")) throw unreadable(`The first row names no column “question”. ${WORDS}`);
  assertLength(rows.length);
  const result: ImportedQuestions = { questions: [], errors: [] };
  const byQuestion = new Map<string, ImportedQuestion>();
  for (const [at, cells] of rows.entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const row = at + 2;
    const cell = (column: Column) => unguarded(cells[names.indexOf(column)] ?? "").trim();
    const read = csvRow(row, cell);
    if ("message" in read) result.errors.push(read);
    else addRow(result, byQuestion, read);
  }
  return result;
}

/** A row that asks a question again adds a passage to it. */
function addRow(result: ImportedQuestions, byQuestion: Map<string, ImportedQuestion>, read: ImportedQuestion): void {
  const key = questionKey(read.question);
  const known = byQuestion.get(key);
  if (!known) {
    byQuestion.set(key, read);
    result.questions.push(read);
    return;
  }
  known.passages.push(...read.passages);
  known.expectedAnswer ??= read.expectedAnswer;
  if (known.answerable !== read.answerable) result.errors.push({ row: read.row, message: `Row ${known.row} asks the same and says otherwise under answerable.` });
}

function csvRow(row: number, cell: (column: Column) => string): ImportedQuestion | RowError {
  const question = questionText.safeParse(cell("question"));
  const answer = expectedAnswerText.safeParse(cell("answer"));
  const said = cell("answerable").toLowerCase();
  const [document, quote, pageText] = [cell("document"), cell("quote"), cell("page")];
  const page = pageText === "" ? null : Number(pageText);
  const wrong = (message: string): RowError => ({ row, message });
  if (!question.success) return wrong(`question: ${question.error.issues[0]?.message ?? "not readable"}`);
  if (!answer.success) return wrong(`answer: ${answer.error.issues[0]?.message ?? "not readable"}`);
  if (!YES.has(said) && !NO.has(said)) return wrong(`answerable: write yes or no, not “${said.slice(0, 40)}”.`);
  if (page !== null && !(Number.isInteger(page) && page >= 1)) return wrong(`page: write a whole number, not “${pageText.slice(0, 40)}”.`);
  if (document && !quote) return wrong("quote: copy the words that hold the answer.");
  if (quote && !document) return wrong("document: name the document that the quote stands in.");
  const words = quote ? quoteText.safeParse(quote) : null;
  if (words && !words.success) return wrong(`quote: ${words.error.issues[0]?.message ?? "not readable"}`);
  const passages = words ? [{ row, document, page, quote: words.data }] : [];
  return { row, question: question.data, expectedAnswer: answer.data || null, answerable: YES.has(said), passages };
}

/** The apostrophe before what a spreadsheet would calculate is ours, not the text's. */
function unguarded(cell: string): string {
  return cell.replace(/(^|[;\t\n])(\s*)'(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu, "$1$2");
}

function assertLength(rows: number): void {
  if (rows === 0) throw unreadable("The file holds no question.");
  if (rows > MOST_ROWS) throw unreadable(`The file holds ${rows} rows; at most ${MOST_ROWS} are read at once.`);
}
