import { headingQuestions } from "@/lib/domains/chat/suggestions/heading-questions";
import { within } from "./model-proposals";
import type { Proposal, ProposingPassage } from "./proposal";

/** “Practical Completion” means …: the term, then what it is, to the end of the sentence. */
const DEFINITION = /[“"‘]([^“”"‘’\n]{2,60})[”"’]\s+(?:means|shall mean|has the meaning|bedeutet|bezeichnet|désigne|signifie|significa)\b\s*:?\s*([^.;\n]{10,400})[.;]?/u;
/** Less says nothing that could be asked for. */
const SHORTEST_CLAUSE = 40;
const LONGEST_CLAUSE = 1_200;

/**
 * A question without a model: what a defined term means, with the definition as its golden passage, else what the document says under
 * the passage's heading, with the passage as its golden one. Null where there is neither. The same passage gives the same question.
 */
export function extractiveProposal(passage: ProposingPassage): Proposal | null {
  return fromDefinition(passage) ?? fromHeading(passage);
}

function fromDefinition(passage: ProposingPassage): Proposal | null {
  const match = DEFINITION.exec(passage.text);
  const [whole, term, meaning] = match ?? [];
  if (!match || !whole || !term || !meaning) return null;
  const document = passage.documentName.replace(/\.[a-z0-9]{1,5}$/iu, "");
  return { question: `What does “${term.trim()}” mean in “${document}”?`, expectedAnswer: meaning.replace(/\s+/gu, " ").trim(), passage: within(passage, match.index, match.index + whole.length) };
}

function fromHeading(passage: ProposingPassage): Proposal | null {
  const heading = passage.headingPath.at(-1);
  if (!heading) return null;
  const [question] = headingQuestions([{ documentName: passage.documentName, heading }], { limit: 1 });
  const clause = clauseOf(passage.text, heading);
  if (!question || clause.end - clause.start < SHORTEST_CLAUSE) return null;
  return { question, expectedAnswer: null, passage: within(passage, clause.start, clause.end) };
}

/** The words below the heading, as far as one golden passage goes, without white space around them. */
function clauseOf(text: string, heading: string): { start: number; end: number } {
  const after = text.trimStart().startsWith(heading) ? text.indexOf(heading) + heading.length : 0;
  const start = after + (text.slice(after).length - text.slice(after).trimStart().length);
  const cut = text.slice(start, start + LONGEST_CLAUSE);
  const end = cut.length < LONGEST_CLAUSE ? cut.length : Math.max(cut.lastIndexOf("."), cut.lastIndexOf("\n"), LONGEST_CLAUSE / 2) + 1;
  return { start, end: start + cut.slice(0, end).trimEnd().length };
}
