import type { IndexRow } from "@/lib/adapters/vectors/workspace-index";
import { seededRandom } from "./seeded-random";

const VOCABULARY = 40_000;
const SYLLABLES = "ba ce di fo gu la me ni po ru sa te vi zo ka le mi no pu ra".split(" ");
const WORDS_PER_PASSAGE = 150;
const PASSAGES_PER_DOCUMENT = 10;

export function wordOf(rank: number): string {
  let rest = rank;
  let text = "";
  do {
    text += SYLLABLES[rest % SYLLABLES.length] ?? "";
    rest = Math.floor(rest / SYLLABLES.length);
  } while (rest > 0);
  return `${text}n`;
}

/** Word frequencies fall as 1/rank, as in any language (Zipf). */
export function zipfWord(next: () => number): string {
  return wordOf(Math.floor(VOCABULARY ** next()) - 1);
}

function pick<T>(values: T[], next: () => number): T[] {
  const value = values[Math.floor(next() * values.length)];
  return value === undefined ? [] : [value];
}

export const codeOf = (passage: number): string => `KX-${10_000 + passage}`;

/** Passages of documents of ten, over four projects, four levels and five departments; each with a code of its own. */
export function syntheticRows(count: number, newId: () => string): IndexRow[] {
  const next = seededRandom(7);
  const projects = Array.from({ length: 4 }, newId);
  const departments = Array.from({ length: 5 }, newId);
  const rows: IndexRow[] = [];
  for (let at = 0; at < count;) {
    const shared = {
      documentId: newId(),
      versionId: newId(),
      projectId: pick(projects, next)[0] ?? "",
      sensitivity: Math.floor(next() * 4),
      departmentIds: next() < 0.5 ? pick(departments, next) : [],
      generation: 1,
      headingPath: [],
      documentName: `${zipfWord(next)} ${zipfWord(next)} ${Math.floor(at / PASSAGES_PER_DOCUMENT)}.pdf`,
    };
    for (let ordinal = 0; ordinal < PASSAGES_PER_DOCUMENT && at < count; ordinal += 1, at += 1) {
      const words = Array.from({ length: WORDS_PER_PASSAGE }, () => zipfWord(next));
      words.splice(Math.floor(next() * WORDS_PER_PASSAGE), 0, codeOf(at));
      rows.push({ ...shared, chunkId: newId(), ordinal, page: 1 + Math.floor(ordinal / 3), text: words.join(" ") });
    }
  }
  return rows;
}

/** Questions whose answer is known: function words around a few words of one passage, every fourth with its code. */
export function syntheticQuestions(rows: IndexRow[], count: number): { text: string; chunkId: string }[] {
  const next = seededRandom(11);
  return Array.from({ length: count }, (_, at) => {
    const position = Math.floor(next() * rows.length);
    const row = rows[position];
    const words = (row?.text ?? "").split(" ").filter((candidate) => !candidate.startsWith("KX"));
    const rare = [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, 12);
    const chosen = Array.from({ length: 5 }, () => pick(rare, next)[0] ?? "");
    const code = at % 4 === 0 ? ` ${codeOf(position)}` : "";
    return {
      text: `What is the ${chosen.join(" ")} of${code} and how does it ${pick(words, next)[0] ?? ""}?`,
      chunkId: row?.chunkId ?? "",
    };
  });
}
