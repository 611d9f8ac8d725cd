import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { newId } from "@/lib/kernel/ids";
import { departmentCreated } from "../events";
import { orNameTaken } from "../name-conflict";
import { createDepartmentSchema } from "../schema";

/** After it the department exists, without members. */
export const createDepartment = organizationCommand({
  name: "tenancy.create-department",
  permission: "departments:create",
  input: createDepartmentSchema,
  records: [departmentCreated],
  run: (ctx, { name }) =>
    orNameTaken(
      name,
      inTenant(ctx, async (tx) => {
        const id = newId();
        await tx.db.department.create({ data: { id, organizationId: ctx.organizationId, name }, select: { id: true } });
        await tx.record(departmentCreated, { departmentId: id, name });
        return { id, name };
      }),
    ),
});
