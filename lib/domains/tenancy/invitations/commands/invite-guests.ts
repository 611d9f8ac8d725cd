import "server-only";
import { organizationCommand } from "@/lib/kernel/command";
import { invitationCreated, invitationRevoked } from "../events";
import { inviteByMail } from "../invite";
import { inviteGuestsSchema } from "../schema";

/** After it each address that is no member's has an invitation to one workspace and to nothing of the organization. */
export const inviteGuests = organizationCommand({
  name: "tenancy.invite-guests",
  permission: "guests:invite",
  input: inviteGuestsSchema,
  records: [invitationCreated, invitationRevoked],
  run: (ctx, { emails, expiresInDays, workspace, ...rest }) =>
    inviteByMail(ctx, { emails, expiresInDays, terms: { ...rest, role: "guest", customRoleId: null, workspaces: [workspace] } }),
});
