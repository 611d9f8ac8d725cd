import type { InvitationState } from "./schema";

export const STATE_LABELS: Record<InvitationState, string> = { open: "Open", accepted: "Accepted", expired: "Expired", revoked: "Revoked" };

/** Expired, revoked, used up, unknown and another organization's: from outside they are one. */
export const NOT_VALID = "This invitation is not valid any more. Ask the person who invited you for a new one.";
export const INVITER_GONE = "The person who invited you may not do so any more. Ask an administrator of the organization for a new invitation.";
export const SUSPENDED = "Your membership of this organization is suspended. Ask one of its administrators to reactivate it.";
