"use server";

import { accountAction, organizationAction, visitorAction } from "@/lib/transport/action";
import { acceptInvitation } from "./commands/accept-invitation";
import { createInvitationLink } from "./commands/create-invitation-link";
import { inviteGuests } from "./commands/invite-guests";
import { inviteMembers } from "./commands/invite-members";
import { joinOrganization } from "./commands/join-organization";
import { resendInvitation } from "./commands/resend-invitation";
import { revokeInvitation } from "./commands/revoke-invitation";
import { sendJoinMail } from "./commands/send-join-mail";

export const inviteMembersAction = organizationAction(inviteMembers);
export const inviteGuestsAction = organizationAction(inviteGuests);
export const createInvitationLinkAction = organizationAction(createInvitationLink);
export const resendInvitationAction = organizationAction(resendInvitation);
export const revokeInvitationAction = organizationAction(revokeInvitation);
export const acceptInvitationAction = accountAction(acceptInvitation);
export const joinOrganizationAction = visitorAction(joinOrganization);
export const sendJoinMailAction = visitorAction(sendJoinMail);
