import { z } from "zod";
import { SENSITIVITIES } from "@/lib/kernel/sensitivity";

const id = z.uuid().meta({ description: "UUID" });

export const folderSchema = z
  .object({
    id,
    projectId: id,
    parentId: id.nullable().meta({ description: "null: in no other folder" }),
    name: z.string(),
    number: z.string().meta({ description: "Its place and those of the folders around it", example: "1.2.3" }),
    position: z.number().int(),
    minSensitivity: z.enum(SENSITIVITIES).meta({ description: "What lies in it has at least this level; the folders around it may ask for more" }),
    departmentIds: z.array(id).meta({ description: "Its own limit; empty: whom the folders around it let in" }),
  })
  .meta({ id: "Folder" });

export const createFolderBody = z.object({ name: z.string(), projectId: z.string().optional(), parentId: z.string().nullish() });
export const updateFolderBody = z.object({
  name: z.string().optional(),
  parentId: z.string().nullable().optional().meta({ description: "Moves it, in its project; null: out of all folders" }),
  position: z.number().int().min(1).max(100_000).optional().meta({ description: "Its place among its siblings, from 1" }),
  minSensitivity: z.enum(SENSITIVITIES).optional().meta({ description: "Needs documents:classify" }),
  reason: z.string().max(500).optional().meta({ description: "Asked for when the level goes down" }),
  departmentIds: z.array(z.string()).max(50).optional().meta({ description: "Needs documents:limit" }),
});
export const listFoldersQuery = z.object({ projectId: z.string().optional() });
export const folderListSchema = z.object({ data: z.array(folderSchema) });
export const updateDocumentBody = z.object({
  name: z.string().optional(),
  projectId: z.string().optional().meta({ description: "Moves it" }),
  folderId: z.string().nullable().optional().meta({ description: "Moves it; null: into no folder" }),
  addTags: z.array(z.string()).max(20).optional(),
  removeTags: z.array(z.string()).max(20).optional(),
});
export const bulkBody = z.object({
  documentIds: z.array(z.string()).min(1).max(100),
  action: z.enum(["move", "copy", "tag", "trash", "restore", "purge"]),
  projectId: z.string().optional(),
  folderId: z.string().nullable().optional(),
  addTags: z.array(z.string()).max(20).optional(),
  removeTags: z.array(z.string()).max(20).optional(),
});
export const bulkResultSchema = z.object({
  results: z.array(z.object({ documentId: z.string(), ok: z.boolean(), copyId: id.optional(), code: z.string().optional(), detail: z.string().optional() })),
});

export const tagListSchema = z.object({ data: z.array(z.object({ tag: z.string(), documents: z.number().int() })) });
