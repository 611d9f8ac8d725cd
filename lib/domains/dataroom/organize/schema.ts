import { z } from "zod";
import { visibleName } from "@/lib/kernel/folder-path";
import type { FolderAbilities } from "../folders/policy";
import type { FolderDto } from "../folders/schema";
import { entryNameSchema, tagSchema } from "../schema";

const MOST_TAGS = 20;

const placeShape = {
  /** Absent: the folder's project, or the one it lies in. */
  projectId: z.uuid().optional(),
  /** Null: in no folder. */
  folderId: z.uuid().nullable().default(null),
};
export const moveDocumentSchema = z.strictObject({ documentId: z.uuid(), ...placeShape });
export const copyDocumentSchema = z.strictObject({ documentId: z.uuid(), name: entryNameSchema.optional(), ...placeShape });
export const renameDocumentSchema = z.strictObject({ documentId: z.uuid(), name: entryNameSchema });
const tags = z.array(tagSchema).max(MOST_TAGS, "Use at most 20 tags.").default([]);
export const tagDocumentSchema = z.strictObject({ documentId: z.uuid(), add: tags, remove: tags });
export const favourDocumentSchema = z.strictObject({ documentId: z.uuid(), favourite: z.boolean() });
export const saveFilterSchema = z.strictObject({
  name: z
    .string()
    .transform((name) => visibleName(name))
    .pipe(z.string().min(1, "Enter a name.").max(80, "Use at most 80 characters.").regex(/^\P{Cc}+$/u, "Leave out control characters.")),
  /** The address's parameters. */
  query: z.record(z.string().max(40), z.string().max(300)).refine((query) => Object.keys(query).length <= 20, "These are too many filters."),
});
export const deleteFilterSchema = z.strictObject({ filterId: z.uuid() });

export interface TagUseDto {
  tag: string;
  documents: number;
}

export interface SavedFilterDto {
  id: string;
  name: string;
  query: Record<string, string>;
}

/** The folders of the list, with all that its page shows beside them. */
export interface RoomFoldersDto {
  data: FolderDto[];
  can: FolderAbilities;
  /** By folder: the documents in it, without those further down; up to 1,000. */
  documents: Record<string, number>;
  filters: SavedFilterDto[];
  departments: { id: string; name: string }[];
  /** What the reader himself has. */
  own: { clearance: number; departments: string[] };
}
