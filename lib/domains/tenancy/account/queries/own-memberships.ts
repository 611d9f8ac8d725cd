import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import type { MembershipDto } from "../schema";

/** Where this person belongs, ended and archived organizations included. */
export async function listOwnMemberships(userId: string): Promise<MembershipDto[]> {
  const rows = await inUnscoped((db) =>
    db.organizationMember.findMany({
      where: { userId },
      orderBy: { createdAt: "asc" },
      select: {
        role: true,
        clearance: true,
        createdAt: true,
        suspendedAt: true,
        customRole: { select: { name: true } },
        organization: { select: { id: true, slug: true, name: true } },
        departments: { select: { department: { select: { name: true } } } },
        workspaces: { select: { role: true, createdAt: true, customRole: { select: { name: true } }, workspace: { select: { id: true, name: true } } } },
      },
    }),
  );
  return rows.map((row) => ({
    organization: row.organization,
    role: row.customRole?.name ?? row.role,
    clearance: row.clearance,
    joinedAt: row.createdAt.toISOString(),
    suspendedAt: row.suspendedAt?.toISOString() ?? null,
    departments: row.departments.map(({ department }) => department.name),
    workspaces: row.workspaces.map((place) => ({ ...place.workspace, role: place.customRole?.name ?? place.role, joinedAt: place.createdAt.toISOString() })),
  }));
}
