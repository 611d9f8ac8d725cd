import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import type { TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import type { OrganizationContext } from "@/lib/kernel/context";
import { avatarUrl } from "@/lib/domains/identity/profile/schema";
import { isId } from "@/lib/kernel/ids";
import { roleLabel } from "../../roles/labels";
import { heldRole } from "../../roles/policy";
import { memberAbilities, type MemberStanding } from "../policy";
import { type ListMembers, listMembersSchema, type MemberDto, type MemberListDto } from "../schema";

interface Row {
  user_id: string;
  name: string;
  email: string;
  avatar_key: string | null;
  role: string;
  custom_role_id: string | null;
  custom_name: string | null;
  custom: string[] | null;
  clearance: number;
  suspended: boolean;
  created_at: Date;
  last_seen_at: Date | null;
}

const ORDERS: Record<string, Prisma.Sql> = {
  name: Prisma.sql`lower(u.name), m.user_id`,
  "-name": Prisma.sql`lower(u.name) DESC, m.user_id`,
  joined: Prisma.sql`m.created_at, m.user_id`,
  "-joined": Prisma.sql`m.created_at DESC, m.user_id`,
  seen: Prisma.sql`m.last_seen_at NULLS FIRST, m.user_id`,
  "-seen": Prisma.sql`m.last_seen_at DESC NULLS LAST, m.user_id`,
};

const FROM = Prisma.sql`organization_members m JOIN users u ON u.id = m.user_id LEFT JOIN roles r ON r.id = m.custom_role_id`;
const COLUMNS = Prisma.sql`m.user_id, u.name, u.email, u.avatar_key, m.role, m.custom_role_id, r.name AS custom_name, r.permissions AS custom, m.clearance,
  m.suspended_at IS NOT NULL AS suspended, m.created_at, m.last_seen_at`;

/** Members of the organization, with what the reader may change about each. */
export async function listMembers(tx: TenantTx<OrganizationContext>, reader: MemberStanding, args: ListMembers): Promise<MemberListDto> {
  const { skip, limit, sort, ...filters } = listMembersSchema.parse(args);
  const where = whereSql(tx.ctx.organizationId, filters);
  const order = ORDERS[sort] ?? Prisma.sql`m.user_id`;
  const rows = await tx.db.$queryRaw<Row[]>`SELECT ${COLUMNS} FROM ${FROM} WHERE ${where} ORDER BY ${order} LIMIT ${limit} OFFSET ${skip}`;
  const [count] = await tx.db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM ${FROM} WHERE ${where}`;
  const total = count?.total ?? 0;
  return { data: await memberDtos(tx, reader, rows), total, hasMore: skip + rows.length < total };
}

export async function getMember(tx: TenantTx<OrganizationContext>, reader: MemberStanding, userId: string): Promise<MemberDto> {
  const rows = isId(userId) ? await tx.db.$queryRaw<Row[]>`SELECT ${COLUMNS} FROM ${FROM} WHERE m.organization_id = ${tx.ctx.organizationId}::uuid AND m.user_id = ${userId}::uuid` : [];
  const [member] = await memberDtos(tx, reader, rows);
  if (!member) throw notFound("member");
  return member;
}

type Filters = Omit<ReturnType<typeof listMembersSchema.parse>, "skip" | "limit" | "sort">;

function whereSql(organizationId: string, { q, role, status, departmentId, workspaceId, clearance }: Filters): Prisma.Sql {
  const conditions = [Prisma.sql`m.organization_id = ${organizationId}::uuid`];
  if (q) conditions.push(Prisma.sql`(position(lower(${q}) IN lower(u.name)) > 0 OR position(lower(${q}) IN u.email) > 0)`);
  if (role) conditions.push(isId(role) ? Prisma.sql`m.custom_role_id = ${role}::uuid` : Prisma.sql`m.role = ${role}`);
  if (status) conditions.push(status === "suspended" ? Prisma.sql`m.suspended_at IS NOT NULL` : Prisma.sql`m.suspended_at IS NULL`);
  if (clearance !== undefined) conditions.push(Prisma.sql`m.clearance = ${clearance}`);
  if (departmentId) {
    conditions.push(Prisma.sql`EXISTS (SELECT 1 FROM department_members d WHERE d.department_id = ${departmentId}::uuid AND d.user_id = m.user_id AND d.organization_id = m.organization_id)`);
  }
  if (workspaceId) {
    conditions.push(Prisma.sql`EXISTS (SELECT 1 FROM workspace_members w WHERE w.workspace_id = ${workspaceId}::uuid AND w.user_id = m.user_id AND w.organization_id = m.organization_id)`);
  }
  return Prisma.join(conditions, " AND ");
}

async function memberDtos(tx: TenantTx<OrganizationContext>, reader: MemberStanding, rows: readonly Row[]): Promise<MemberDto[]> {
  const scope = { organizationId: tx.ctx.organizationId, userId: { in: rows.map((row) => row.user_id) } };
  const departments = await tx.db.departmentMember.findMany({ where: scope, select: { userId: true, department: { select: { id: true, name: true } } }, orderBy: { department: { name: "asc" } } });
  const workspaces = await tx.db.workspaceMember.findMany({
    where: { ...scope, workspace: { archivedAt: null, deletedAt: null } },
    orderBy: { workspace: { name: "asc" } },
    select: { userId: true, role: true, customRoleId: true, customRole: { select: { name: true } }, workspace: { select: { id: true, name: true, slug: true } } },
  });
  return rows.map((row) => {
    const standing = { userId: row.user_id, clearance: row.clearance, ...heldRole("organization", row.role, row.custom) };
    return {
      userId: row.user_id,
      name: row.name,
      email: row.email,
      avatar: avatarUrl(row.user_id, row.avatar_key),
      role: { role: row.role, customRoleId: row.custom_role_id, name: roleLabel("organization", row.role, row.custom_name) },
      clearance: row.clearance,
      status: row.suspended ? "suspended" : "active",
      joinedAt: row.created_at.toISOString(),
      lastSeenAt: row.last_seen_at?.toISOString() ?? null,
      departments: departments.filter((one) => one.userId === row.user_id).map((one) => one.department),
      workspaces: workspaces
        .filter((one) => one.userId === row.user_id)
        .map(({ workspace, role, customRoleId, customRole }) => ({ ...workspace, role: { role, customRoleId, name: roleLabel("workspace", role, customRole?.name ?? null) } })),
      isSelf: row.user_id === reader.userId,
      can: memberAbilities(reader, standing),
    };
  });
}
