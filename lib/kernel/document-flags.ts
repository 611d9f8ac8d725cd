import { z } from "zod";

export const FLAG_KINDS = ["macros", "embedded-files", "external-links", "pdf-script", "two-formats", "hidden-text", "instructions"] as const;
export type FlagKind = (typeof FLAG_KINDS)[number];

/** UTF-16 code units into the text of the page; without them the page as a whole is meant. */
const placeSchema = z.object({ page: z.number().int(), start: z.number().int().optional(), end: z.number().int().optional() });
const flagSchema = z.object({
  kind: z.enum(FLAG_KINDS),
  /** How many there are; `places` names the first of them. */
  count: z.number().int(),
  places: z.array(placeSchema),
});

/** What a reader should know about a document that may want to deceive him or his machine. */
export type DocumentFlag = z.output<typeof flagSchema>;
export type FlagPlace = z.output<typeof placeSchema>;
export const documentFlagsSchema = z.array(flagSchema);

/** So many places are kept for each kind. */
export const MAX_PLACES = 50;

/** Flags as they were stored; what is not one of them is left out. */
export function flagsIn(stored: unknown): DocumentFlag[] {
  const parsed = documentFlagsSchema.safeParse(stored);
  return parsed.success ? parsed.data : [];
}
