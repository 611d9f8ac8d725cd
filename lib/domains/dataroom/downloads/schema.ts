import { z } from "zod";

/** Documents in one archive. */
export const MAX_ARCHIVED = 5_000;

const ids = (what: string) => z.array(z.uuid()).max(MAX_ARCHIVED, `Choose at most ${MAX_ARCHIVED} ${what}.`).default([]);

export const downloadDocumentsSchema = z
  .strictObject({ documentIds: ids("documents"), folderIds: ids("folders") })
  .refine((chosen) => chosen.documentIds.length + chosen.folderIds.length > 0, "Choose documents or folders to download.");
