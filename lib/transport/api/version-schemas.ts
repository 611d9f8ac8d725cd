import "server-only";
import { z } from "zod";
import { CHANGES } from "@/lib/domains/dataroom/versions/schema";
import { API_STATUSES } from "./schemas";

const id = z.uuid().meta({ description: "UUID" });
const count = z.number().int();

export const versionSchema = z
  .object({
    id,
    number: count,
    name: z.string().meta({ description: "As it was uploaded" }),
    size: count.meta({ description: "Bytes" }),
    sha256: z.string(),
    status: z.enum(API_STATUSES),
    pages: count.nullable(),
    unreadablePages: z.array(count),
    note: z.string().nullable(),
    error: z.object({ code: z.string(), message: z.string() }).nullable(),
    answers: z.boolean().meta({ description: "Search and answers use this version" }),
    pinned: z.boolean().meta({ description: "Chosen to answer whatever is uploaded later" }),
    uploadedBy: z.string().nullable(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: "Version" });

export const restoredSchema = z.object({ id, versionId: id, number: count, from: count.meta({ description: "Number of the version whose bytes it has" }) });
export const pinnedSchema = z.object({ id, pinnedVersionId: id.nullable() });

export const compareQuery = z.object({
  from: z.string().optional().meta({ description: "A version's id; default the one before `to`" }),
  to: z.string().optional().meta({ description: "A version's id; default the one that answers" }),
  with: z.string().optional().meta({ description: "Id of another document that `to` belongs to" }),
});

const compared = z.object({ documentId: id, documentName: z.string(), versionId: id, number: count });
const clause = z
  .object({ text: z.string(), page: count, start: count.meta({ description: "UTF-16 offset in the page's text" }), end: count })
  .nullable();

export const comparisonSchema = z
  .object({
    before: compared,
    after: compared,
    counts: z.object({ same: count, changed: count, moved: count, removed: count, added: count }).meta({ description: "Clauses" }),
    partial: z.boolean().meta({ description: "The texts are too long to compare every clause or to list every change" }),
    changes: z.array(
      z.object({
        kind: z.enum(CHANGES),
        before: clause,
        after: clause,
        parts: z.array(z.object({ kind: z.enum(["same", "removed", "added"]), text: z.string() })).nullable().meta({ description: "Words of both in order, where a clause was changed" }),
      }),
    ),
  })
  .meta({ id: "Comparison" });

export const archiveBody = z.strictObject({
  documentIds: z.array(z.uuid()).max(5_000).optional(),
  folderIds: z.array(z.uuid()).max(5_000).optional().meta({ description: "With everything below them" }),
});
