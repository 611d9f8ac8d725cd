import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { breakGlassMail } from "@/lib/domains/identity/mail/organization-mails";
import { queueMail } from "@/lib/domains/identity/mail/queue-mail";

/** After it the mail is on its way; one to an owner who has left is not. Outside any tenant, since mail is. */
export async function runNotifyBreakGlass(payload: { organizationId: string; requestId: string }): Promise<void> {
  await inUnscoped(async (db) => {
    const request = await db.breakGlassRequest.findFirst({
      where: { id: payload.requestId, organizationId: payload.organizationId },
      select: { requestedBy: true, decidedBy: true, reason: true, expiresAt: true, conversation: { select: { ownerId: true } } },
    });
    if (!request) return;
    const { ownerId } = request.conversation;
    const [members, organization] = [
      await db.organizationMember.findMany({
        where: { organizationId: payload.organizationId, userId: { in: [ownerId, request.requestedBy, request.decidedBy ?? ownerId] } },
        select: { userId: true, user: { select: { name: true, email: true } } },
      }),
      await db.organization.findUniqueOrThrow({ where: { id: payload.organizationId }, select: { name: true } }),
    ];
    const people = new Map(members.map((member) => [member.userId, member.user]));
    const owner = people.get(ownerId);
    if (!owner) return;
    const nameOf = (userId: string | null) => (userId && people.get(userId)?.name) || "A former member";
    const { reason, expiresAt } = request;
    await queueMail(db, breakGlassMail({ to: owner.email, organizationName: organization.name, requesterName: nameOf(request.requestedBy), approverName: nameOf(request.decidedBy), reason, expiresAt }));
  });
}
