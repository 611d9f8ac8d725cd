/** A heading of a document, as its passages carry it. */
export interface KnownHeading {
  documentName: string;
  heading: string;
}

const LONGEST = 70;
/** Headings that are in every document and name no subject. */
const EMPTY = /^(?:contents|table of contents|introduction|general|appendix|annex|notes?|references|summary|index|cover|page|part|section|schedule)\b[\s\d.:A-Z]*$/iu;

/**
 * Questions about what the documents are divided into, each document in turn, so that the first ones name different documents.
 * Without a model; the same headings give the same questions.
 */
export function headingQuestions(headings: readonly KnownHeading[], options: { limit: number; asked?: readonly string[] }): string[] {
  const byDocument = new Map<string, string[]>();
  for (const { documentName, heading } of headings) {
    const subject = subjectOf(heading);
    if (!subject) continue;
    const known = byDocument.get(documentName) ?? [];
    if (!known.some((one) => one.toLowerCase() === subject.toLowerCase())) byDocument.set(documentName, [...known, subject]);
  }
  const asked = (options.asked ?? []).map((question) => question.toLowerCase());
  const questions: string[] = [];
  for (let round = 0; [...byDocument.values()].some((subjects) => subjects.length > round); round += 1) {
    for (const [documentName, subjects] of byDocument) {
      const subject = subjects[round];
      if (!subject || asked.some((question) => question.includes(subject.toLowerCase()))) continue;
      questions.push(`What does “${documentName.replace(/\.[a-z0-9]{1,5}$/iu, "")}” say about ${inSentence(subject)}?`);
      if (questions.length === options.limit) return questions;
    }
  }
  return questions;
}

/** Without its number and marks; null when it names nothing that one could ask about. */
function subjectOf(heading: string): string | null {
  const bare = heading
    .replace(/^[#\s]+/u, "")
    .replace(/^(?:(?:clause|section|article|part|schedule|annex|appendix)\s+)?(?:\d+(?:\.\d+)*|[A-Z]\d*|[ivxlc]+)[.):]?\s+(?=\S)/iu, "")
    .replace(/[\s.:;,–-]+$/u, "")
    .replace(/\s+/gu, " ")
    .trim();
  const words = bare.match(/\p{L}{3,}/gu) ?? [];
  return words.length === 0 || bare.length > LONGEST || EMPTY.test(bare) ? null : bare;
}

/** "Fire doors" → "fire doors"; "CDM duties" and "LIQUIDATED DAMAGES" keep or lose their capitals as words do. */
function inSentence(subject: string): string {
  if (subject.length > 8 && subject === subject.toUpperCase()) return subject.toLowerCase();
  return /^\p{Lu}\p{Ll}/u.test(subject) ? subject.charAt(0).toLowerCase() + subject.slice(1) : subject;
}
