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

export const createFolderBody = z.strictObject({ name: z.string(), projectId: z.string().optional(), parentId: z.string().nullish() });
export const updateFolderBody = z
  .strictObject({
    name: z.string().optional(),
    parentId: z.string().nullable().optional().meta({ description: "Moves it, in its project; null: out of all folders" }),
    position: z.number().int().min(1).max(100_000).optional().meta({ description: "Its place among its siblings, from 1" }),
    minSensitivity: z.enum(SENSITIVITIES).optional().meta({ description: "Needs documents:classify. What lies below it gets at least this level; lowering it lowers none of that" }),
    reason: z.string().max(500).optional().meta({ description: "Asked for when the level goes down" }),
    departmentIds: z.array(z.string()).max(50).optional().meta({ description: "Needs documents:limit" }),
    confirmed: z.boolean().optional().meta({ description: "The key's maker knows that he will not see it any more" }),
  })
  .refine((body) => Object.keys(body).length > 0, "Name what is to be changed.");
export const listFoldersQuery = z.object({
  projectId: z.string().optional(),
  parentId: z.string().optional().meta({ description: "Only what lies directly in this folder; `none`: in no folder" }),
  trashed: z.enum(["true", "false"]).optional().meta({ description: "true: what was put into the trash itself" }),
});
export const folderListSchema = z.object({ data: z.array(folderSchema) });
export const listTagsQuery = listFoldersQuery.pick({ projectId: true });
export const tagListSchema = z.object({ data: z.array(z.object({ tag: z.string(), documents: z.number().int() })) });
