import { z } from "zod";

export const workspaceNameSchema = z.string().trim().min(1, "Enter a name.").max(80, "Use at most 80 characters.");

export const createWorkspaceSchema = z.strictObject({
  name: workspaceNameSchema,
  /** A project with sample documents. */
  withSample: z.boolean().default(false),
});

export const workspaceIdSchema = z.strictObject({ workspaceId: z.uuid() });

export const renameWorkspaceSchema = workspaceIdSchema.extend({ name: workspaceNameSchema });

export const updateWorkspaceSchema = z.strictObject({ name: workspaceNameSchema });

/** With the name once more, typed: nobody deletes by a slip. */
export const deleteWorkspaceSchema = workspaceIdSchema.extend({ confirmation: z.string().max(200) });

export const WORKSPACE_STATES = ["open", "archived", "deleted"] as const;
export type WorkspaceState = (typeof WORKSPACE_STATES)[number];

export interface WorkspaceDto {
  id: string;
  slug: string;
  name: string;
  state: WorkspaceState;
  /** Those added to it; owners and admins get in besides. */
  members: number;
  createdAt: string;
  archivedAt: string | null;
  deletedAt: string | null;
  erasedAfter: string | null;
}
