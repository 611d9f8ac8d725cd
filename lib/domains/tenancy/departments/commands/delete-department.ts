import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inUnscoped, recordUnscoped, type UnscopedTx } from "@/lib/db/unscoped";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import type { OrganizationContext } from "@/lib/kernel/context";
import { departmentDeleted, departmentReplaced } from "../events";
import { canMoveDocuments } from "../policy";
import { deleteDepartmentSchema } from "../schema";

/**
 * After it the department is gone, and nobody sees a document that he did not see before: a document without departments is
 * open to all, so those limited to this one alone must be given another, or it stays.
 */
export const deleteDepartment = organizationCommand({
  name: "tenancy.delete-department",
  permission: "departments:delete",
  input: deleteDepartmentSchema,
  records: [departmentDeleted, departmentReplaced],
  // Its documents lie in any workspace: no tenant's transaction sees them all.
  run: (ctx, { departmentId, moveTo }) =>
    inUnscoped(async (db) => {
      const { organizationId } = ctx;
      const department = await lockDepartment(db, organizationId, departmentId);
      if (moveTo) await prepareMove(db, ctx, departmentId, moveTo);
      else await assertNothingOpens(db, departmentId, department.name);
      const limited = await db.documentDepartment.findMany({ where: { departmentId }, select: { documentId: true, workspaceId: true } });
      if (moveTo) {
        await db.$executeRaw`INSERT INTO document_departments (organization_id, workspace_id, document_id, department_id)
          SELECT organization_id, workspace_id, document_id, ${moveTo}::uuid FROM document_departments WHERE department_id = ${departmentId}::uuid ON CONFLICT DO NOTHING`;
        await db.$executeRaw`INSERT INTO folder_departments (organization_id, workspace_id, folder_id, department_id)
          SELECT organization_id, workspace_id, folder_id, ${moveTo}::uuid FROM folder_departments WHERE department_id = ${departmentId}::uuid ON CONFLICT DO NOTHING`;
      }
      await db.$executeRaw`UPDATE invitations SET department_ids = array_remove(department_ids, ${departmentId}::uuid)
        WHERE organization_id = ${organizationId}::uuid AND ${departmentId}::uuid = ANY(department_ids)`;
      const { _count } = await db.department.delete({ where: { id: departmentId }, select: { _count: { select: { members: true } } } });
      const movedTo = moveTo ?? null;
      for (const workspaceId of new Set(limited.map((row) => row.workspaceId))) {
        const documentIds = limited.filter((row) => row.workspaceId === workspaceId).map((row) => row.documentId);
        await recordUnscoped(db, { organizationId, workspaceId, actor: ctx.actor, facts: ctx }, departmentReplaced, { departmentId, movedTo, documentIds });
      }
      const facts = { departmentId, name: department.name, movedTo, documents: limited.length, members: _count.members };
      await recordUnscoped(db, { organizationId, workspaceId: null, actor: ctx.actor, facts: ctx }, departmentDeleted, facts);
      return { departmentId, documents: limited.length };
    }),
});

/** Until the commit no document can be limited to it and nobody added: both refer to its row. */
async function lockDepartment(db: UnscopedTx, organizationId: string, departmentId: string): Promise<{ name: string }> {
  const [row] = await db.$queryRaw<{ name: string }[]>(
    Prisma.sql`SELECT name FROM departments WHERE id = ${departmentId}::uuid AND organization_id = ${organizationId}::uuid FOR UPDATE`,
  );
  if (!row) throw notFound("department");
  return row;
}

async function prepareMove(db: UnscopedTx, ctx: OrganizationContext, from: string, to: string): Promise<void> {
  if (from === to) throw new AppError("invalid_input", { userMessage: "Choose another department than the one you delete.", fields: { moveTo: "Choose another department." } });
  const target = await db.department.findFirst({ where: { id: to, organizationId: ctx.organizationId }, select: { id: true } });
  if (!target) throw notFound("department");
  const own = ctx.userId === null ? [] : await db.departmentMember.findMany({ where: { organizationId: ctx.organizationId, userId: ctx.userId }, select: { departmentId: true } });
  const giver = { permissions: ctx.permissions, departments: own.map((row) => row.departmentId) };
  if (!canMoveDocuments(giver, from, to)) {
    throw new AppError("forbidden", { userMessage: "Moving its documents would open them to others. That takes somebody who may add people to both departments; nothing was changed." });
  }
}

async function assertNothingOpens(db: UnscopedTx, departmentId: string, name: string): Promise<void> {
  const [only] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM document_departments dd WHERE dd.department_id = ${departmentId}::uuid
    AND NOT EXISTS (SELECT 1 FROM document_departments other WHERE other.document_id = dd.document_id AND other.department_id <> dd.department_id)`;
  const [folders] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM folder_departments fd WHERE fd.department_id = ${departmentId}::uuid
    AND NOT EXISTS (SELECT 1 FROM folder_departments other WHERE other.folder_id = fd.folder_id AND other.department_id <> fd.department_id)`;
  const counts = [only?.count ?? 0, folders?.count ?? 0] as const;
  if (counts[0] + counts[1] === 0) return;
  const named = [counts[0] > 0 && `${counts[0]} ${counts[0] === 1 ? "document" : "documents"}`, counts[1] > 0 && `${counts[1]} ${counts[1] === 1 ? "folder" : "folders"}`];
  const documents = `${named.filter(Boolean).join(" and ")} ${counts[0] + counts[1] === 1 ? "is" : "are"}`;
  throw new AppError("conflict", {
    userMessage: `${documents} limited to “${name}” alone and would be open to everybody without it. Choose a department to limit them to instead; nothing was changed.`,
    fields: { moveTo: "Choose the department that its documents are limited to instead." },
  });
}
