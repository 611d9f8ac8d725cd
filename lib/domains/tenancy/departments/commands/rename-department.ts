import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { departmentRenamed } from "../events";
import { orNameTaken } from "../name-conflict";
import { getDepartment } from "../queries";
import { renameDepartmentSchema } from "../schema";

/** After it the department has this name; who belongs to it and what is limited to it stays. */
export const renameDepartment = organizationCommand({
  name: "tenancy.rename-department",
  permission: "departments:update",
  input: renameDepartmentSchema,
  records: [departmentRenamed],
  run: (ctx, { departmentId, name }) =>
    orNameTaken(
      name,
      inTenant(ctx, async (tx) => {
        await tx.db.$queryRaw`SELECT 1 FROM departments WHERE id = ${departmentId}::uuid FOR NO KEY UPDATE`;
        const before = await getDepartment(tx, departmentId);
        if (before.name !== name) {
          await tx.db.department.update({ where: { id: departmentId }, data: { name }, select: { id: true } });
          await tx.record(departmentRenamed, { departmentId, before: { name: before.name }, after: { name } });
        }
        return { id: departmentId, name };
      }),
    ),
});
