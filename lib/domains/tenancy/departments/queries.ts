import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { unscopedRows } from "@/lib/db/unscoped";
import { notFound } from "@/lib/kernel/app-error";
import type { OrganizationContext } from "@/lib/kernel/context";
import { canGiveDepartment, type DepartmentGiver } from "./policy";
import type { DepartmentDto, DepartmentPersonDto } from "./schema";

type Tx = TenantTx<OrganizationContext>;

/** What decides which departments the actor may give; an API key's are its creator's. */
export async function giverOf(tx: Tx): Promise<DepartmentGiver> {
  const { organizationId, userId, permissions } = tx.ctx;
  const rows = userId === null ? [] : await tx.db.departmentMember.findMany({ where: { organizationId, userId }, select: { departmentId: true } });
  return { permissions, departments: rows.map((row) => row.departmentId) };
}

export async function listDepartments(tx: Tx): Promise<DepartmentDto[]> {
  const { organizationId } = tx.ctx;
  const rows = await tx.db.department.findMany({
    where: { organizationId },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    take: 500,
    select: { id: true, name: true, createdAt: true, _count: { select: { members: true } } },
  });
  const giver = await giverOf(tx);
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    members: row._count.members,
    documents: null,
    createdAt: row.createdAt.toISOString(),
    assignable: canGiveDepartment(giver, row.id),
  }));
}

/** Documents of all workspaces that are limited to each department: across workspaces only the connection's own role sees. */
export async function countLimitedDocuments(organizationId: string): Promise<Map<string, number>> {
  const rows = await unscopedRows<{ department_id: string; documents: number }>(Prisma.sql`SELECT department_id, count(*)::int AS documents
    FROM document_departments WHERE organization_id = ${organizationId}::uuid GROUP BY department_id`);
  return new Map(rows.map((row) => [row.department_id, row.documents]));
}

export async function getDepartment(tx: Tx, departmentId: string): Promise<{ id: string; name: string }> {
  const row = await tx.db.department.findFirst({ where: { id: departmentId, organizationId: tx.ctx.organizationId }, select: { id: true, name: true } });
  if (!row) throw notFound("department");
  return row;
}

const PEOPLE = 100;

/** The people of the organization, those in the department first; `q` is looked for in name and address. */
export async function listDepartmentPeople(tx: Tx, departmentId: string, q = ""): Promise<{ data: DepartmentPersonDto[]; total: number }> {
  const like = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  const { organizationId } = tx.ctx;
  const rows = await tx.db.$queryRaw<(DepartmentPersonDto & { total: number })[]>`SELECT u.id AS "userId", u.name, u.email, dm.user_id IS NOT NULL AS belongs, count(*) OVER ()::int AS total
    FROM organization_members m JOIN users u ON u.id = m.user_id
    LEFT JOIN department_members dm ON dm.department_id = ${departmentId}::uuid AND dm.user_id = m.user_id
    WHERE m.organization_id = ${organizationId}::uuid AND (u.name ILIKE ${like} OR u.email ILIKE ${like})
    ORDER BY belongs DESC, u.name, u.id LIMIT ${PEOPLE}`;
  return { data: rows.map(({ total: _total, ...person }) => person), total: rows[0]?.total ?? 0 };
}
