import { z } from "zod";
import { SENSITIVITIES } from "@/lib/kernel/sensitivity";

const id = z.uuid().meta({ description: "UUID" });
const tags = z.array(z.string()).max(20).optional();
const place = {
  projectId: z.string().optional(),
  folderId: z.string().nullable().optional().meta({ description: "null: into no folder" }),
};

export const updateDocumentBody = z
  .strictObject({
    name: z.string().optional(),
    ...place,
    addTags: tags,
    removeTags: tags,
    sensitivity: z.enum(SENSITIVITIES).optional().meta({ description: "Needs documents:classify; no less than its folders ask for" }),
    reason: z.string().max(500).optional().meta({ description: "Asked for when the level goes down" }),
    departmentIds: z.array(z.string()).max(50).optional().meta({ description: "Needs documents:limit; empty: every department" }),
    confirmed: z.boolean().optional().meta({ description: "The key's maker knows that he will not see it any more" }),
  })
  .refine((body) => Object.keys(body).length > 0, "Name what is to be changed.");

export const copyDocumentBody = z.strictObject({ name: z.string().optional(), ...place });

/** Each action with what it asks for: a move without a place would empty a folder by mistake. */
export const bulkBody = z
  .strictObject({
    documentIds: z.array(z.string()).min(1).max(100),
    action: z.enum(["move", "copy", "tag", "trash", "restore", "purge"]),
    ...place,
    addTags: tags,
    removeTags: tags,
  })
  .refine((body) => (body.action !== "move" && body.action !== "copy") || body.folderId !== undefined || body.projectId !== undefined, {
    path: ["folderId"],
    message: "Say where to: a folder, null for none, or a project.",
  })
  .refine((body) => body.action !== "tag" || (body.addTags?.length ?? 0) + (body.removeTags?.length ?? 0) > 0, { path: ["addTags"], message: "Name tags to add or to remove." });

export const bulkResultSchema = z.object({
  results: z.array(z.object({ documentId: z.string(), ok: z.boolean(), copyId: id.optional(), code: z.string().optional(), detail: z.string().optional() })),
});

export const favouriteSchema = z.object({ documentId: id, favourite: z.boolean() });

export const saveFilterBody = z.strictObject({ name: z.string(), query: z.record(z.string(), z.string()).meta({ description: "20 parameters at most" }) });
export const savedFilterSchema = z
  .object({ id, name: z.string(), query: z.record(z.string(), z.string()).meta({ description: "Parameters of the data room's address" }) })
  .meta({ id: "SavedFilter" });
export const savedFilterListSchema = z.object({ data: z.array(savedFilterSchema) });
