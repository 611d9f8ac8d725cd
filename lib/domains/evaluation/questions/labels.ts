import type { Origin } from "./schema";

export const ORIGIN_LABELS: Record<Origin, string> = { written: "Written", imported: "Imported", generated: "Proposed from the documents", feedback: "From a thumbs-down" };
