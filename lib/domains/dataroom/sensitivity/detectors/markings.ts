import { type Detector, type Match, places } from "./match";

const INTERNAL = 1;
const CONFIDENTIAL = 2;
const RESTRICTED = 3;

/** What contracts, offices and governments write on papers, the longest first, and the level it asks for. */
const MARKINGS: [string, number][] = [
  ["strictly private(?: (?:and|&) confidential)?", RESTRICTED],
  ["(?:strictly|highly) confidential", RESTRICTED],
  ["streng vertraulich|strictement confidentiel(?:le)?", RESTRICTED],
  ["restricted", RESTRICTED],
  ["commercial(?:ly)?[ -]in[ -]confidence|commercially (?:confidential|sensitive)", CONFIDENTIAL],
  ["private (?:and|&) confidential|proprietary (?:and|&) confidential", CONFIDENTIAL],
  ["without prejudice", CONFIDENTIAL],
  ["legally privileged|privileged (?:and|&) confidential", CONFIDENTIAL],
  ["confidential|vertraulich|confidentiel(?:le)?|confidencial|riservato|vertrouwelijk", CONFIDENTIAL],
  ["(?:for )?internal use(?: only)?|not for (?:onward )?distribution|nur für den internen gebrauch|usage interne", INTERNAL],
];
const MARKING = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${MARKINGS.map(([form]) => `(${form})`).join("|")})(?![\\p{L}\\p{N}_])`, "giu");
/** The title of a clause says that the contract speaks of confidence, not that the paper is. */
const CLAUSE = /^[ \t]{0,8}(?:(?:clause|section|article)[ ])?(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]?[ \t]{1,4})?(confidentiality)[ \t]{0,4}$/gim;

const NEGATED = /(?:\b(?:not|no longer|never|nor|non|isn't|aren't|nicht|keine?s?|nicht mehr|pas|no)[ -](?:(?:be|to|treated|as|considered|deemed|marked|strictly|a|been|been marked|als)[ ]){0,3}|\bnon-|\bun)$/i;
const REFUSED = /^[ \t]{0,2}[:?]?[ \t]{0,2}(?:no\b|nein\b|non\b|n\/a|\[ ?\]|☐)/i;
const DECLARED = /\b(?:this|these|the enclosed|the attached|attached|dieses?|ce)\b[^.\n]{0,60}\b(?:is|are|be|remains?|as|marked|contains?|ist|est)[ ]{1,2}(?:[a-z]{1,12}[ ]){0,2}$/i;
/** “Restricted stock units”, “restricted access door”: it says something of the word behind it. */
const QUALIFIED = /^[ ](?!(?:document|report|distribution|circulation|copy|paper|file)\b)\p{L}/iu;
const EDGE = 300;
const LONG_LINE = 80;

/** A marking stands alone on its line, in capitals, at the head or foot of a page, or where the paper says it of itself. A word of a sentence is none. */
export const detectMarkings: Detector = (text) => {
  const found: Match[] = [];
  for (const { start, end, text: word, groups } of places(text, MARKING)) {
    const level = MARKINGS[groups.findIndex((group) => group !== undefined)]?.[1] ?? INTERNAL;
    if (NEGATED.test(text.slice(Math.max(0, start - 40), start)) || REFUSED.test(text.slice(end, end + 12))) continue;
    if (word.toLowerCase() === "restricted" && QUALIFIED.test(text.slice(end, end + 20))) continue;
    if (standsOut(text, start, end, word)) found.push({ kind: "marking", start, end, level });
  }
  for (const { end, groups: [title = ""] } of places(text, CLAUSE)) found.push({ kind: "marking", start: end - title.length, end, level: 0 });
  return found.sort((a, b) => a.start - b.start);
};

function standsOut(text: string, start: number, end: number, word: string): boolean {
  const before = text.slice(Math.max(0, start - LONG_LINE), start);
  const after = text.slice(end, end + LONG_LINE);
  const lineBefore = before.slice(before.lastIndexOf("\n") + 1);
  const cut = after.indexOf("\n");
  const lineAfter = cut === -1 ? after : after.slice(0, cut);
  const letters = (lineBefore + lineAfter).replace(/[^\p{L}]/gu, "").length;
  const atEdge = start < EDGE || end > text.length - EDGE;
  const capitals = word === word.toUpperCase();
  if (letters <= (atEdge ? word.length * 3 : word.length) && !/^[ ]?(?:information|area|access|to|by|in)\b/i.test(lineAfter)) return true;
  if (capitals && (atEdge || word.includes(" ")) && (lineBefore + lineAfter).replace(/[^a-z]/g, "").length > 0) return true;
  return DECLARED.test(before) && !/^[ ](?:information|matters?|to|by|access|area)\b/i.test(after);
}
