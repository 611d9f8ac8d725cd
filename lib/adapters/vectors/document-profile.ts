import "server-only";
import { createHash } from "node:crypto";
import { segmentText } from "@/lib/kernel/text-segmentation";

/** A name says what a document is about more surely than any of its words; one mention there counts as several in the text. */
const NAME_WEIGHT = 3;
/** BM25 saturates: occurrences past this change no ranking, and the profile stays a fraction of the document. */
const MAX_OCCURRENCES = 12;
/** A longer document has several profiles, or its length alone would push it below every short one. */
export const PASSAGES_PER_PROFILE = 128;

export function profileNumber(ordinal: number): number {
  return Math.floor(ordinal / PASSAGES_PER_PROFILE);
}

/** A stable id, so that a profile written again replaces itself. */
export function profileId(versionId: string, number: number): string {
  const hex = createHash("sha256").update(`${versionId} ${number}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** The terms of a document as BM25 needs them, in no order, from the index terms of its passages. */
export function documentProfile(documentName: string, passages: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const passage of passages) {
    for (const term of passage.split(" ")) if (term) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const name = documentName.replace(/\.[A-Za-z0-9]{1,5}$/, "").replaceAll("_", " ");
  for (const term of segmentText(name)) counts.set(term, (counts.get(term) ?? 0) + NAME_WEIGHT);
  const parts: string[] = [];
  for (const [term, count] of counts) for (let at = Math.min(count, MAX_OCCURRENCES); at > 0; at -= 1) parts.push(term);
  return parts.join(" ");
}
