import { z } from "zod";
import { projectIdSchema, projectNameSchema } from "../schema";

const accessSchema = z.enum(["open", "members"]);

export const updateProjectSchema = projectIdSchema.extend({
  name: projectNameSchema.optional(),
  description: z.string().trim().max(500, "Use at most 500 characters.").optional(),
  access: accessSchema.optional(),
});

export const projectPeopleSchema = projectIdSchema.extend({ userIds: z.array(z.uuid()).min(1, "Choose at least one person.").max(500, "Change at most 500 people at once.") });

export type ProjectAccess = z.infer<typeof accessSchema>;

export interface ManagedProjectDto {
  id: string;
  name: string;
  description: string;
  access: ProjectAccess;
  isDefault: boolean;
  isSample: boolean;
  /** Those named as members; everybody else in the workspace gets into an open project too. */
  members: number;
  archivedAt: string | null;
}

export interface ProjectPersonDto {
  userId: string;
  name: string;
  email: string;
  belongs: boolean;
}
