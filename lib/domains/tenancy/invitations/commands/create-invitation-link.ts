import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { inTenant } from "@/lib/db/tenant";
import { organizationCommand } from "@/lib/kernel/command";
import { invitationCreated } from "../events";
import { beginInvitation, createInvitation, invitationLink } from "../invite";
import { createInvitationLinkSchema } from "../schema";

/** After it whoever holds the link, and proves an address, can join until it expires or is used up. It is shown this once. */
export const createInvitationLink = organizationCommand({
  name: "tenancy.create-invitation-link",
  permission: "members:invite",
  input: createInvitationLinkSchema,
  records: [invitationCreated],
  run: async (ctx, { maxUses, expiresInDays, ...terms }) => {
    await consumeLimit("invitations", ctx.organizationId);
    return inTenant(ctx, async (tx) => {
      const inviterId = await beginInvitation(tx, terms);
      const { invitationId, token } = await createInvitation(tx, { terms, expiresInDays, inviterId, email: null, maxUses });
      return { invitationId, link: invitationLink(token) };
    });
  },
});
