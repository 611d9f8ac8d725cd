import "server-only";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { MemberStanding } from "../members/policy";
import { readGivenRole } from "../roles/role-rows";
import { type GivenTerms, type InvitationRefusal, type Inviter, refusalOfInvitation } from "./policy";
import type { InvitationTerms } from "./schema";

const REFUSED: Record<InvitationRefusal, string> = {
  permission: "Your role does not allow inviting. Ask an administrator.",
  role: "You cannot invite to a role that allows more than your own.",
  clearance: "You cannot give a clearance above your own.",
  departments: "You can add people to departments you belong to yourself.",
  workspaces: "You cannot give more in a workspace than you may do there yourself.",
  guest: "A guest is invited to exactly one workspace.",
};

export async function readInviter(db: UnscopedTx, organizationId: string, standing: MemberStanding): Promise<Inviter> {
  const rows = await db.departmentMember.findMany({ where: { organizationId, userId: standing.userId }, select: { departmentId: true } });
  return { ...standing, departments: rows.map((row) => row.departmentId) };
}

/**
 * Ids of another organization are not found, exactly as unknown ones.
 * @throws AppError forbidden for what the inviter may not give.
 */
export async function assertGivable(db: UnscopedTx, organizationId: string, inviter: Inviter, terms: InvitationTerms): Promise<void> {
  const workspaceIds = new Set(terms.workspaces.map((one) => one.workspaceId));
  const departmentIds = new Set(terms.departmentIds);
  if (workspaceIds.size !== terms.workspaces.length) throw new AppError("invalid_input", { userMessage: "A workspace stands in the invitation twice." });
  const live = await db.workspace.count({ where: { organizationId, id: { in: [...workspaceIds] }, archivedAt: null, deletedAt: null } });
  if (live !== workspaceIds.size) throw notFound("workspace");
  if ((await db.department.count({ where: { organizationId, id: { in: [...departmentIds] } } })) !== departmentIds.size) throw notFound("department");
  const refusal = refusalOfInvitation(inviter, await lookUp(db, organizationId, terms));
  if (refusal) throw new AppError("forbidden", { message: `invitation: ${refusal}`, userMessage: `${REFUSED[refusal]} Nothing was sent.` });
}

async function lookUp(db: UnscopedTx, organizationId: string, terms: InvitationTerms): Promise<GivenTerms> {
  const { role, customRoleId, clearance, departmentIds } = terms;
  const given = await readGivenRole(db, organizationId, { role, customRoleId, scope: "organization" });
  const workspaces = [];
  for (const one of terms.workspaces) workspaces.push(await readGivenRole(db, organizationId, { ...one, scope: "workspace" }));
  return { role: given, clearance, departmentIds, workspaces };
}
