import { isOwnPath } from "@/lib/kernel/own-path";
import { withQuery } from "../workspace-urls";
import type { Citation } from "./cited-range";

type Params = Record<string, string | string[] | undefined>;

export interface DocumentAddress {
  version: string | null;
  page: number | null;
  /** Null where one has not come from a citation. */
  citation: Citation | null;
  /** The answer that one came from: a path of this site, nothing else. */
  from: string | null;
  /** Which of the panel's tabs is open. */
  panel: string | null;
}

export function documentAddress(params: Params): DocumentAddress {
  const one = (key: string) => (typeof params[key] === "string" ? params[key] : null);
  const page = whole(one("page"));
  const start = whole(one("start"));
  const end = whole(one("end"));
  const quote = (one("quote") ?? "").slice(0, 4_000);
  const cited = quote !== "" || (start !== null && end !== null);
  const from = one("from");
  return {
    version: one("version"),
    page: page !== null && page > 0 ? page : null,
    citation: cited ? { page: page !== null && page > 0 ? page : 1, start, end, quote } : null,
    from: from !== null && isOwnPath(from) ? from : null,
    panel: one("panel"),
  };
}

/** The link of a citation: whoever opens it sees the page with the words marked. */
export function citationHref(path: string, citation: Citation, rest: { version?: string; from?: string } = {}): string {
  const { page, start, end, quote } = citation;
  return withQuery(path, { version: rest.version, page, start, end, quote: quote.slice(0, 1_500), from: rest.from });
}

function whole(value: string | null): number | null {
  return value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null;
}
