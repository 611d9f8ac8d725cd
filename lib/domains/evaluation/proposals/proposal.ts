import type { StoredPassage } from "../questions/schema";

/** A passage that a question can be made of; `text` is the page's text from `start`. */
export interface ProposingPassage {
  documentId: string;
  versionId: string;
  documentName: string;
  page: number;
  start: number;
  headingPath: string[];
  text: string;
}

export interface Proposal {
  question: string;
  expectedAnswer: string | null;
  passage: StoredPassage;
}
