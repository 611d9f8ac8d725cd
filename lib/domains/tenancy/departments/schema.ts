import { z } from "zod";

const nameSchema = z.string().trim().min(1, "Enter a name.").max(80, "Use at most 80 characters.");
const departmentIdSchema = z.strictObject({ departmentId: z.uuid() });
const peopleSchema = z.array(z.uuid()).max(500, "Change at most 500 people at once.").default([]);

export const createDepartmentSchema = z.strictObject({ name: nameSchema });
export const renameDepartmentSchema = departmentIdSchema.extend({ name: nameSchema });
export const deleteDepartmentSchema = departmentIdSchema.extend({
  /** The department that documents limited to the deleted one are limited to instead. */
  moveTo: z.uuid().optional(),
});
export const assignDepartmentSchema = departmentIdSchema.extend({ add: peopleSchema, remove: peopleSchema });

export interface DepartmentDto {
  id: string;
  name: string;
  members: number;
  /** Documents limited to it; null for who may not delete it. */
  documents: number | null;
  createdAt: string;
  /** Whether the viewer may add people to it. */
  assignable: boolean;
}

export interface DepartmentPersonDto {
  userId: string;
  name: string;
  email: string;
  belongs: boolean;
}
