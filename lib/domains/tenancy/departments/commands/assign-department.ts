import "server-only";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import type { OrganizationContext } from "@/lib/kernel/context";
import { departmentAssigned } from "../events";
import { canGiveDepartment } from "../policy";
import { getDepartment, giverOf } from "../queries";
import { assignDepartmentSchema } from "../schema";

/** After it those added belong to the department and those removed do not; it holds from their next request. */
export const assignDepartment = organizationCommand({
  name: "tenancy.assign-department",
  permission: "departments:assign",
  input: assignDepartmentSchema,
  records: [departmentAssigned],
  run: (ctx, { departmentId, add, remove }) =>
    inTenant(ctx, async (tx) => {
      const { organizationId } = ctx;
      // Against the department's deletion, and against the same change from two windows.
      await tx.db.$queryRaw`SELECT 1 FROM departments WHERE id = ${departmentId}::uuid FOR NO KEY UPDATE`;
      const department = await getDepartment(tx, departmentId);
      if (add.length > 0 && !canGiveDepartment(await giverOf(tx), departmentId)) {
        throw new AppError("forbidden", { userMessage: "You can add people to departments you belong to yourself. Nothing was changed." });
      }
      if (add.some((userId) => remove.includes(userId))) throw new AppError("invalid_input", { userMessage: "The same person stands among those to add and those to remove." });
      await assertMembers(tx, [...add, ...remove]);
      const present = await tx.db.departmentMember.findMany({ where: { departmentId }, select: { userId: true } });
      const belongs = new Set(present.map((row) => row.userId));
      const added = [...new Set(add)].filter((userId) => !belongs.has(userId));
      const removed = [...new Set(remove)].filter((userId) => belongs.has(userId));
      if (added.length + removed.length > 0) {
        await tx.db.departmentMember.createMany({ data: added.map((userId) => ({ organizationId, departmentId, userId })) });
        await tx.db.departmentMember.deleteMany({ where: { departmentId, userId: { in: removed } } });
        await tx.record(departmentAssigned, { departmentId, name: department.name, added, removed });
      }
      return { departmentId, added: added.length, removed: removed.length };
    }),
});

async function assertMembers(tx: TenantTx<OrganizationContext>, userIds: readonly string[]): Promise<void> {
  const wanted = new Set(userIds);
  const known = await tx.db.organizationMember.count({ where: { organizationId: tx.ctx.organizationId, userId: { in: [...wanted] } } });
  if (known !== wanted.size) throw notFound("member");
}
