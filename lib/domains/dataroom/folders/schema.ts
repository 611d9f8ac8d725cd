import { z } from "zod";
import { SENSITIVITIES, type Sensitivity } from "@/lib/kernel/sensitivity";
import { entryNameSchema } from "../schema";

/** Folders in folders, the outermost counted. */
export const MOST_DEPTH = 20;
/** Documents that one step may put away, bring back or erase together with their folder. */
export const MOST_AT_ONCE = 2_000;

export const folderIdSchema = z.strictObject({ folderId: z.uuid() });
export const createFolderSchema = z.strictObject({
  name: entryNameSchema,
  /** Absent: the workspace's default project. Not needed beside a parent. */
  projectId: z.uuid().optional(),
  parentId: z.uuid().nullish(),
});
export const renameFolderSchema = z.strictObject({ folderId: z.uuid(), name: entryNameSchema });
export const moveFolderSchema = z.strictObject({
  folderId: z.uuid(),
  /** Null: the project itself. */
  parentId: z.uuid().nullable(),
  /** Its place among its siblings, from 1; absent: the last. */
  position: z.number().int().min(1).max(100_000).optional(),
});
export const classifyFolderSchema = z.strictObject({
  folderId: z.uuid(),
  minSensitivity: z.enum(SENSITIVITIES),
  /** Asked for when the level goes down. */
  reason: z.string().trim().max(500, "Use at most 500 characters.").optional(),
});
export const limitFolderSchema = z.strictObject({
  folderId: z.uuid(),
  /** Empty: every department. */
  departmentIds: z.array(z.uuid()).max(50, "Choose at most 50 departments."),
  /** The actor knows that he will not see the folder any more. */
  confirmed: z.boolean().default(false),
});

export interface FolderDto {
  id: string;
  projectId: string;
  parentId: string | null;
  name: string;
  /** Its place among its siblings. */
  position: number;
  /** "1.2.3", out of its own and its ancestors' places. */
  number: string;
  depth: number;
  /** Its own; what is above it may ask for more. */
  minSensitivity: Sensitivity;
  /** Its own limit; empty: whom the folders above let in. */
  departmentIds: string[];
  deletedAt: string | null;
}
