/** What became of looking for the cited words on their page. */
export type EvidenceResult = "looking" | "marked" | "missing";
