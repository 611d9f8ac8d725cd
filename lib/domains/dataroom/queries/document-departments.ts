import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";

/** The departments that a document is limited to; none: every department. */
export async function listDocumentDepartments(tx: TenantTx, documentId: string): Promise<string[]> {
  const rows = await tx.db.documentDepartment.findMany({ where: { documentId }, select: { departmentId: true } });
  return rows.map((row) => row.departmentId).sort();
}

/** Makes these the only ones. Locks the departments, so that none of them disappears meanwhile. @throws AppError not_found unless all of them are the organization's. */
export async function replaceDocumentDepartments(tx: TenantTx, documentId: string, departmentIds: readonly string[]): Promise<void> {
  const { organizationId, workspaceId } = tx.ctx;
  const found = await tx.db.$queryRaw<{ id: string }[]>`SELECT id FROM departments WHERE id = ANY(${[...departmentIds]}::uuid[]) AND organization_id = ${organizationId}::uuid FOR SHARE`;
  if (found.length !== departmentIds.length) throw notFound("department");
  await tx.db.documentDepartment.deleteMany({ where: { documentId } });
  await tx.db.documentDepartment.createMany({ data: departmentIds.map((departmentId) => ({ organizationId, workspaceId, documentId, departmentId })) });
}
