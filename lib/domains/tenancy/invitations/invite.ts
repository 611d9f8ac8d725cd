import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { inTenant, type TenantTx } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { mailLink } from "@/lib/domains/identity/mail/compose-mail";
import { invitationMail } from "@/lib/domains/identity/mail/organization-mails";
import { queueMail } from "@/lib/domains/identity/mail/queue-mail";
import type { OrganizationContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { actingMember } from "../members/member-rows";
import { lockOrganization } from "../roles/role-rows";
import { invitationCreated, invitationRevoked } from "./events";
import { newInvitationToken } from "./invitation-token";
import type { InvitationTerms, InvitedDto } from "./schema";
import { assertGivable, readInviter } from "./terms";

export interface NewInvitation {
  invitationId: string;
  token: string;
  expiresAt: Date;
}

export function invitationLink(token: string): string {
  return mailLink(`/invitation/${token}`);
}

/** One invitation for each address that is no member's yet; an older open one to the same address is revoked. The mails follow the commit. */
export async function inviteByMail(ctx: OrganizationContext, input: { emails: readonly string[]; terms: InvitationTerms; expiresInDays: number }): Promise<InvitedDto> {
  const emails = [...new Set(input.emails)];
  await consumeLimit("invitations", ctx.organizationId, emails.length);
  const result = await inTenant(ctx, async (tx) => {
    const inviterId = await beginInvitation(tx, input.terms);
    const known = await tx.db.user.findMany({ where: { email: { in: emails } }, select: { email: true } });
    const members = known.map((user) => user.email);
    const fresh = emails.filter((email) => !members.includes(email));
    const created: (NewInvitation & { email: string })[] = [];
    for (const email of fresh) {
      await revokeOpen(tx, email);
      created.push({ email, ...(await createInvitation(tx, { ...input, inviterId, email, maxUses: 1 })) });
    }
    return { created, members };
  });
  for (const { email, ...invitation } of result.created) await mailInvitation(ctx, { email, ...invitation });
  return { invited: result.created.map(({ email, invitationId }) => ({ email, invitationId })), members: result.members };
}

/** Locks what the rules span, and checks that the actor may give these terms. Answers with his id. */
export async function beginInvitation(tx: TenantTx<OrganizationContext>, terms: InvitationTerms): Promise<string> {
  const { organizationId } = tx.ctx;
  await lockOrganization(tx.db, organizationId);
  const actor = await actingMember(tx);
  await assertGivable(tx.db, organizationId, await readInviter(tx.db, organizationId, actor), terms);
  return actor.userId;
}

export async function createInvitation(
  tx: TenantTx<OrganizationContext>,
  input: { terms: InvitationTerms; expiresInDays: number; inviterId: string; email: string | null; maxUses: number },
): Promise<NewInvitation> {
  const { terms, email, maxUses, inviterId } = input;
  const { token, hash } = newInvitationToken();
  const invitationId = newId();
  const expiresAt = expiryOf(input.expiresInDays);
  const { organizationId } = tx.ctx;
  await tx.db.invitation.create({ data: { id: invitationId, organizationId, email, ...terms, tokenHash: hash, maxUses, invitedBy: inviterId, expiresAt }, select: { id: true } });
  await tx.record(invitationCreated, { invitationId, email, maxUses, expiresAt: expiresAt.toISOString(), terms });
  return { invitationId, token, expiresAt };
}

export function expiryOf(days: number): Date {
  return new Date(Date.now() + days * 86_400_000);
}

/** After the commit, since the application's role cannot write mail. Should this fail, the list says "not sent" and it can be sent again. */
export async function mailInvitation(ctx: OrganizationContext, { email, invitationId, token, expiresAt }: NewInvitation & { email: string }): Promise<void> {
  await inUnscoped(async (db) => {
    const { organizationId } = ctx;
    const organization = await db.organization.findUniqueOrThrow({ where: { id: organizationId }, select: { name: true } });
    const inviter = ctx.userId ? await db.user.findUnique({ where: { id: ctx.userId }, select: { name: true } }) : null;
    await queueMail(db, invitationMail({ to: email, organizationName: organization.name, inviterName: inviter?.name ?? ctx.actor.name, link: invitationLink(token), expiresAt }));
    await db.invitation.update({ where: { id_organizationId: { id: invitationId, organizationId } }, data: { sentAt: new Date() }, select: { id: true } });
  });
}

async function revokeOpen(tx: TenantTx<OrganizationContext>, email: string): Promise<void> {
  const { organizationId } = tx.ctx;
  const open = await tx.db.invitation.findMany({
    where: { organizationId, email, revokedAt: null, uses: 0, expiresAt: { gt: new Date() } },
    select: { id: true },
  });
  for (const { id } of open) {
    await tx.db.invitation.update({ where: { id }, data: { revokedAt: new Date() }, select: { id: true } });
    await tx.record(invitationRevoked, { invitationId: id, email });
  }
}
