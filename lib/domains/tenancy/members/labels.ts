import type { MemberRefusal } from "./policy";

/** Said with every refusal, followed by nothing: a refused change changes nothing. */
export const REFUSALS: Record<MemberRefusal, string> = {
  self: "You cannot change your own role, clearance, suspension or membership. Ask another administrator.",
  above: "This member stands above you: his role allows what yours does not. Nothing was changed.",
  role: "You cannot give a role that allows more than your own. Nothing was changed.",
  clearance: "You cannot change a clearance above your own. Nothing was changed.",
};

export const MEMBER_STATUS_LABELS = { active: "Active", suspended: "Suspended" } as const;

/** What each change means for the member, said before it is made. */
export const CHANGE_EFFECTS = {
  role: "Applies at the member's next request, in every open page, stream and API key.",
  clearance: "Documents above it disappear from lists, searches and answers at once; those below appear.",
  suspend: "Every page, stream and API key of the member stops at the next request. Memberships and documents stay, and reactivating brings them back.",
  remove: "Leaves every workspace, project and department. API keys stop for good. Documents and conversations stay with the organization.",
  sessions: "Signed-in browsers must sign in again before they open this organization. What the member does elsewhere goes on.",
} as const;
