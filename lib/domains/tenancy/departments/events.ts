import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();
const named = z.strictObject({ name: z.string() });
const department = (payload: { departmentId: string }) => payload.departmentId;

export const departmentCreated = defineEvent("tenancy.department-created", "department", z.strictObject({ departmentId: id, name: z.string() }), department);
export const departmentRenamed = defineEvent("tenancy.department-renamed", "department", z.strictObject({ departmentId: id, before: named, after: named }), department);
export const departmentDeleted = defineEvent(
  "tenancy.department-deleted",
  "department",
  z.strictObject({ departmentId: id, name: z.string(), movedTo: id.nullable(), documents: z.number().int(), members: z.number().int() }),
  department,
);
/** In each workspace that has documents of the deleted department. */
export const departmentReplaced = defineEvent(
  "tenancy.department-replaced",
  "department",
  z.strictObject({ departmentId: id, movedTo: id.nullable(), documentIds: z.array(id) }),
  department,
);
export const departmentAssigned = defineEvent(
  "tenancy.department-assigned",
  "department",
  z.strictObject({ departmentId: id, name: z.string(), added: z.array(id), removed: z.array(id) }),
  department,
);
