import "server-only";
import { readFile } from "node:fs/promises";
import { decodeText } from "../text/text-decoding";
import type { Findings } from "./findings";

const MAX_CHARACTERS = 10_000_000;
/** An element with attributes, and the text right behind it. */
const ELEMENT = /<([a-z][a-z0-9]*)\s([^<>]{1,2000})>([^<]{12,5000})/gi;
const HIDING_STYLE = /(?:^|[;"'\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:[;"']|$)|font-size\s*:\s*0|text-indent\s*:\s*-\d{3,})/i;
const WHITE = /(?:^|[;"'\s])color\s*:\s*(?:#fff(?:fff)?\b|white\b|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\)|transparent\b)/i;
const UNREAD = new Set(["script", "style", "option", "template", "noscript", "title", "input"]);

/** Words that a browser would not show. A sentence at least: menus and labels are hidden everywhere. */
export async function markupFindings(path: string): Promise<Findings> {
  const source = decodeText(await readFile(path)).slice(0, MAX_CHARACTERS);
  const hidden: Findings["hidden"] = [];
  for (const [, tag = "", attributes = "", text = ""] of source.matchAll(ELEMENT)) {
    if (UNREAD.has(tag.toLowerCase()) || !/\S+\s+\S+\s+\S+/.test(text) || !isHidden(attributes)) continue;
    hidden.push({ text: text.replace(/&nbsp;/g, " ").replace(/&amp;/g, "&") });
    if (hidden.length >= 200) break;
  }
  return { kinds: [], hidden };
}

function isHidden(attributes: string): boolean {
  if (/(?:^|\s)hidden(?:\s|=|$)/i.test(attributes)) return true;
  const style = /style\s*=\s*("[^"]*"|'[^']*')/i.exec(attributes)?.[1] ?? "";
  return HIDING_STYLE.test(style) || (WHITE.test(style) && !/background/i.test(style));
}
