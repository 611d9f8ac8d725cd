import { organizationPath, withQuery } from "@/lib/client/workspace-urls";
import { INVITATION_STATES, INVITATIONS_PAGE, type InvitationState, type ListInvitations } from "@/lib/domains/tenancy/invitations/schema";

/** What the address of the invitations' list says. */
export interface InvitationsQuery {
  q: string;
  state: InvitationState | null;
  /** From 1. */
  page: number;
  /** Opens the dialog. */
  invite: boolean;
}

export function parseInvitationsQuery(params: Record<string, string | string[] | undefined>): InvitationsQuery {
  const one = (key: string) => (typeof params[key] === "string" ? params[key] : "");
  return {
    q: one("q").trim().slice(0, 200),
    state: INVITATION_STATES.find((state) => state === one("state")) ?? null,
    page: /^[1-9]\d{0,4}$/.test(one("page")) ? Number(one("page")) : 1,
    invite: one("invite") === "1",
  };
}

export function invitationsHref(organization: string, query: InvitationsQuery, change: Partial<InvitationsQuery> = {}): string {
  const next = { ...query, page: 1, invite: false, ...change };
  return withQuery(organizationPath(organization, "/settings/invitations"), { ...next, page: next.page === 1 ? null : next.page });
}

export function listArguments({ q, state, page }: InvitationsQuery): ListInvitations {
  return { skip: (page - 1) * INVITATIONS_PAGE, ...(q ? { q } : {}), ...(state ? { state } : {}) };
}
