import "server-only";
import sanitizeHtml from "sanitize-html";
import { cleanText } from "@/lib/kernel/clean-text";
import { unsafeDocument } from "../extraction-errors";

const BLOCKS = ["h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "hr"];
const TABLES = ["table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td"];
const INLINE = ["a", "b", "strong", "i", "em", "u", "s", "del", "ins", "sub", "sup", "code", "br"];
const TO_DIV = [
  "section",
  "article",
  "main",
  "header",
  "footer",
  "aside",
  "nav",
  "address",
  "figure",
  "figcaption",
  "details",
  "summary",
  "center",
  "fieldset",
];
const SAFE_LINK = /^(?:https?:\/\/|mailto:)/i;

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [...BLOCKS, ...TABLES, ...INLINE],
  allowedAttributes: { a: ["href", "rel", "target"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"], ol: ["start"] },
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
  disallowedTagsMode: "discard",
  nonTextTags: [
    "script",
    "style",
    "textarea",
    "option",
    "select",
    "button",
    "title",
    "noscript",
    "template",
    "iframe",
    "object",
    "svg",
    "math",
  ],
  nestingLimit: 200,
  transformTags: {
    ...Object.fromEntries(TO_DIV.map((tag) => [tag, "div"])),
    a: (tagName, attribs) => ({ tagName, attribs: linkAttributes(attribs["href"]) }),
  },
};

function linkAttributes(href: string | undefined): Record<string, string> {
  if (!href || !SAFE_LINK.test(href.trim())) return {};
  return { href: href.trim(), rel: "noopener noreferrer nofollow", target: "_blank" };
}

/** The parser's time grows with the square of the depth; real pages stay below a hundred. */
const MAX_DEPTH = 3000;
/** Without an end tag, or ended by the next one of their kind. */
const UNPAIRED = new Set(
  "area base br col embed hr img input link meta param source track wbr p li dt dd tr td th thead tbody tfoot option colgroup".split(" "),
);

function assertShallow(html: string): void {
  let depth = 0;
  for (const [, closing, tag = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (UNPAIRED.has(tag.toLowerCase())) continue;
    depth = closing ? Math.max(0, depth - 1) : depth + 1;
    if (depth > MAX_DEPTH) throw unsafeDocument(`elements nested more than ${MAX_DEPTH.toLocaleString("en")} deep`);
  }
}

/** No scripts, styles, images, forms, handlers or ids; links only to http, https and mailto. Balanced and escaped. */
export function sanitizeMarkup(html: string): string {
  assertShallow(html);
  return sanitizeHtml(cleanText(html), OPTIONS);
}
