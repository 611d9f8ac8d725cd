import { sharesPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { LINK_STATE_LABELS } from "@/lib/domains/sharing/owner/labels";
import type { LinkState, ListLinks } from "@/lib/domains/sharing/owner/schema";

type Params = Record<string, string | string[] | undefined>;

/** What the address of the list of links says. */
export interface LinksQuery {
  q: string;
  state: LinkState | null;
  /** From 1. */
  page: number;
}

export const PAGE_SIZE = 50;

export function parseLinksQuery(params: Params): LinksQuery {
  const one = (key: string) => (typeof params[key] === "string" ? params[key] : "");
  const state = one("state");
  return { q: one("q").trim().slice(0, 200), state: isState(state) ? state : null, page: pageNumber(one("page")) };
}

/** From 1; what is no number is the first. */
export function pageNumber(text: string): number {
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : 1;
}

function isState(value: string): value is LinkState {
  return Object.hasOwn(LINK_STATE_LABELS, value);
}

/** The same list with something changed; any change but the page begins at the first page. */
export function linksHref(address: WorkspaceAddress, query: LinksQuery, change: Partial<LinksQuery> = {}): string {
  const { q, state, page } = { ...query, page: 1, ...change };
  return sharesPath(address, { q, state, page: page > 1 ? page : null });
}

export function linkArguments({ q, state, page }: LinksQuery): ListLinks {
  return { q, ...(state ? { state } : {}), limit: PAGE_SIZE, skip: skipOf(page) };
}

/** How many stand on the pages before this one. */
export function skipOf(page: number): number {
  return (page - 1) * PAGE_SIZE;
}
