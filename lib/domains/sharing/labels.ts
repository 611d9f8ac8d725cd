import type { LinkState } from "./owner/schema";

/** Of an address that opens nothing, under a heading that says so. */
export const NOT_AVAILABLE = "Check that the address is complete, or ask the person who sent it to you. Links end after a time, and can be taken back.";

/** To who was reading when the address was replaced. */
export const ADDRESS_REPLACED = "This address does not lead to the documents any more. Ask the person who sent it to you for the new one.";

const REASONS: Record<LinkState, string> = {
  open: "",
  revoked: "The person who shared this has taken the link back. What you read until now stays recorded; ask for a new link if you still need the documents.",
  expired: "This link has expired. Ask the person who shared it for a new one.",
  "used-up": "This link has been opened as often as it may be.",
  closed: "The person who shared this no longer has access to it. Ask your contact for a new link.",
};

export function goneBecause(state: LinkState): string {
  return REASONS[state];
}
