import "server-only";
import { organizationCommand } from "@/lib/kernel/command";
import { invitationCreated, invitationRevoked } from "../events";
import { inviteByMail } from "../invite";
import { inviteMembersSchema } from "../schema";

/** After it each address that is no member's has an invitation on its way. Addresses of members are named, and nothing happens to them. */
export const inviteMembers = organizationCommand({
  name: "tenancy.invite-members",
  permission: "members:invite",
  input: inviteMembersSchema,
  records: [invitationCreated, invitationRevoked],
  run: (ctx, { emails, expiresInDays, ...terms }) => inviteByMail(ctx, { emails, expiresInDays, terms }),
});
