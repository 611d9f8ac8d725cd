import { findQuote } from "@/lib/kernel/quote-location";
import { z } from "zod";
import type { StoredPassage } from "../questions/schema";
import type { Proposal, ProposingPassage } from "./proposal";

const lineSchema = z.object({ passage: z.number().int(), question: z.string().trim().min(8).max(300), answer: z.string().trim().min(1).max(600), quote: z.string().trim().min(8).max(1_000) });

/** What a model wrote, as far as it holds: a question with its mark, and a quote that stands letter by letter in the passage it names. The rest is dropped. */
export function modelProposals(written: string, passages: readonly ProposingPassage[]): Proposal[] {
  const used = new Set<number>();
  return written.split("\n").flatMap((line): Proposal[] => {
    const parsed = lineSchema.safeParse(jsonOf(line));
    const passage = parsed.success ? passages[parsed.data.passage - 1] : undefined;
    if (!parsed.success || !passage || used.has(parsed.data.passage)) return [];
    const { question, answer, quote } = parsed.data;
    const place = findQuote(passage.text, quote);
    if (place?.coverage !== 1 || !/[?？]$/u.test(question) || /https?:|<[^>]+>|\b(?:this|the above|the given) passage\b/iu.test(question)) return [];
    used.add(parsed.data.passage);
    return [{ question, expectedAnswer: answer, passage: within(passage, place.start, place.end) }];
  });
}

/** Words of a passage as a place of its page. */
export function within({ documentId, versionId, page, start, text }: ProposingPassage, from: number, to: number): StoredPassage {
  return { documentId, versionId, page, start: start + from, end: start + to, quote: text.slice(from, to) };
}

function jsonOf(line: string): unknown {
  const [from, to] = [line.indexOf("{"), line.lastIndexOf("}")];
  if (from < 0 || to < from) return null;
  try {
    return JSON.parse(line.slice(from, to + 1));
  } catch {
    return null;
  }
}
