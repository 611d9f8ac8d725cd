import "server-only";
import { recordUnscoped, type UnscopedTx } from "@/lib/db/unscoped";
import { recordAccountEvent } from "@/lib/domains/identity/account-event";
import { spendToken } from "@/lib/domains/identity/tokens/one-time-token";
import { AppError, isAppError } from "@/lib/kernel/app-error";
import type { RequestFacts } from "@/lib/kernel/context";
import { lockMember } from "../members/member-rows";
import { lockOrganization } from "../roles/role-rows";
import { memberJoined } from "./events";
import { INVITER_GONE, NOT_VALID, SUSPENDED } from "./labels";
import { type OpenInvitation, readInvitation } from "./read-invitation";
import { type InvitationTerms, type JoinedDto, termsSchema } from "./schema";
import { assertGivable, readInviter } from "./terms";

interface Entrant {
  userId: string;
  email: string;
  emailVerified: boolean;
}

/**
 * The one place where somebody becomes a member of an organization that he did not found. Acceptances of one organization take
 * turns from the lock to the commit, so that no invitation is used more often than it may be; a plan's limit of seats belongs
 * behind the same lock, before the membership is written.
 */
export async function enterOrganization(db: UnscopedTx, facts: RequestFacts, link: { token: string; proof?: string | undefined }, person: Entrant): Promise<JoinedDto> {
  const seen = await readInvitation(db, link);
  if (!seen) throw gone();
  const { organizationId } = seen.row;
  await lockOrganization(db, organizationId);
  // Read again behind the lock: whoever came first may have used it up.
  const invitation = await readInvitation(db, link);
  if (!invitation) throw gone();
  await assertAddress(db, facts, invitation, link.proof, person);
  const member = await lockMember(db, organizationId, person.userId);
  if (member?.suspended) throw new AppError("forbidden", { message: "suspended member", userMessage: SUSPENDED });
  const terms = member ? null : await livingTerms(db, invitation);
  if (terms) await becomeMember(db, facts, { invitation, terms, person });
  // A link is not used up by its own members; an invitation by mail has reached its one person.
  if (terms || invitation.row.email !== null) await db.invitation.update({ where: { id: invitation.row.id }, data: { uses: { increment: 1 } }, select: { id: true } });
  return { organization: invitation.row.organization.slug, workspace: await firstWorkspace(db, organizationId, person.userId), email: person.email };
}

/** Never on behalf of another address. The mailed link proves the address it was sent to; an open link asks for a verified one. */
async function assertAddress(db: UnscopedTx, facts: RequestFacts, invitation: OpenInvitation, proof: string | undefined, person: Entrant): Promise<void> {
  const proved = invitation.email === person.email;
  if (invitation.row.email !== null && !proved) {
    throw new AppError("forbidden", { message: "another address", userMessage: "This invitation is for another e-mail address. Sign in with that one to accept it." });
  }
  if (!proved && !person.emailVerified) throw new AppError("forbidden", { message: "unverified", userMessage: "Verify your e-mail address first, then open the invitation again." });
  if (proved && proof) await spendToken(db, "join", proof);
  if (person.emailVerified) return;
  await db.user.update({ where: { id: person.userId }, data: { emailVerifiedAt: new Date() }, select: { id: true } });
  await recordAccountEvent(db, facts, { userId: person.userId, type: "email-verified" });
}

/** What is left of the invitation, if its inviter may still give it: he may have lost rights or left since. */
async function livingTerms(db: UnscopedTx, { row }: OpenInvitation): Promise<InvitationTerms> {
  const { organizationId } = row;
  const given = termsSchema.parse(row);
  const workspaces = await db.workspace.findMany({
    where: { organizationId, id: { in: given.workspaces.map((one) => one.workspaceId) }, archivedAt: null, deletedAt: null },
    select: { id: true },
  });
  const departments = await db.department.findMany({ where: { organizationId, id: { in: given.departmentIds } }, select: { id: true } });
  const terms = {
    ...given,
    workspaces: given.workspaces.filter((one) => workspaces.some((workspace) => workspace.id === one.workspaceId)),
    departmentIds: departments.map((department) => department.id),
  };
  const inviter = await lockMember(db, organizationId, row.invitedBy);
  if (!inviter || inviter.suspended) throw inviterGone();
  try {
    await assertGivable(db, organizationId, await readInviter(db, organizationId, inviter), terms);
  } catch (error) {
    throw isAppError(error) && error.status < 500 ? inviterGone() : error;
  }
  return terms;
}

async function becomeMember(
  db: UnscopedTx,
  facts: RequestFacts,
  { invitation, terms, person }: { invitation: OpenInvitation; terms: InvitationTerms; person: Entrant },
): Promise<void> {
  const { organizationId, id: invitationId } = invitation.row;
  const { userId } = person;
  const { role, customRoleId, clearance } = terms;
  await db.organizationMember.create({ data: { organizationId, userId, role, customRoleId, clearance }, select: { userId: true } });
  await db.workspaceMember.createMany({ data: terms.workspaces.map((one) => ({ organizationId, userId, ...one })) });
  await db.departmentMember.createMany({ data: terms.departmentIds.map((departmentId) => ({ organizationId, userId, departmentId })) });
  // Keys from an earlier membership must not come back to life with the person.
  await db.apiKey.updateMany({ where: { organizationId, createdBy: userId, revokedAt: null }, data: { revokedAt: new Date() } });
  await recordUnscoped(db, { organizationId, workspaceId: null, actor: { kind: "user", id: userId }, facts }, memberJoined, { userId, invitationId, after: terms });
}

async function firstWorkspace(db: UnscopedTx, organizationId: string, userId: string): Promise<string | null> {
  const row = await db.workspaceMember.findFirst({
    where: { organizationId, userId, workspace: { archivedAt: null, deletedAt: null } },
    orderBy: { createdAt: "asc" },
    select: { workspace: { select: { slug: true } } },
  });
  return row?.workspace.slug ?? null;
}

function gone(): AppError {
  return new AppError("gone", { userMessage: NOT_VALID });
}

function inviterGone(): AppError {
  return new AppError("forbidden", { message: "inviter may not give this any more", userMessage: INVITER_GONE });
}
