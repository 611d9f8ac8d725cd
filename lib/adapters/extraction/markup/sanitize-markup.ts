import "server-only";
import sanitizeHtml from "sanitize-html";
import { cleanText } from "@/lib/kernel/clean-text";

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

/** No scripts, styles, images, forms, handlers or ids; links only to http, https and mailto. Balanced and escaped. */
export function sanitizeMarkup(html: string): string {
  return sanitizeHtml(cleanText(html), OPTIONS);
}
