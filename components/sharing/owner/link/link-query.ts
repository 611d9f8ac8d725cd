import { PAGE_SIZE, pageNumber, skipOf } from "../list/links-query";

export type LinkTab = "visits" | "questions" | "settings";

interface LinkQuery {
  tab: LinkTab;
  /** Of the list of visits, from 1. */
  page: number;
  visits: { limit: number; skip: number };
}

/** What the address of a link's page says. */
export function parseLinkQuery(params: Record<string, string | string[] | undefined>): LinkQuery {
  const { tab, page: asked } = params;
  const page = pageNumber(typeof asked === "string" ? asked : "");
  return { tab: tab === "questions" || tab === "settings" ? tab : "visits", page, visits: { limit: PAGE_SIZE, skip: skipOf(page) } };
}
