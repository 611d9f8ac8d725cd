import type { LinkState } from "./schema";

export const LINK_STATE_LABELS: Record<LinkState, string> = {
  open: "Open",
  expired: "Expired",
  "used-up": "View limit reached",
  closed: "Closed",
  revoked: "Revoked",
};

/** Why a link opens nothing, for its owners. */
export const LINK_STATE_REASONS: Record<Exclude<LinkState, "open">, string> = {
  expired: "Its last day has passed. Whoever made it can give it another.",
  "used-up": "As many visitors came as it lets in. Those who are in can go on; whoever made it can raise the limit.",
  closed: "Whoever made it may not share documents any more, so it opens nothing. Share them anew.",
  revoked: "It opens nothing any more, for nobody. What visitors read until then stays listed here.",
};
