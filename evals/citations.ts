/**
 * Whether citations hold, over a folder with corpus.jsonl:
 *   npm run eval:citations -- <set folder> [--claims 300] [--show]
 * Sentences of the passages, as a model would write them in each of its bad manners, go through the citation check among ten
 * passages. A true one must be cited at its place; one that was changed in a number, a denial, an obligation or a party, or that
 * stands in a passage which was not shown, must not be.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { splitSentences } from "@/lib/adapters/ai/sentences";
import { CitationStream } from "@/lib/domains/chat/citations/citation-stream";
import type { CitedPassage } from "@/lib/domains/chat/citations/cited-passage";

const SHOWN = 10;

interface Claim {
  sentence: string;
  /** 1-based; 0: not among the passages shown. */
  at: number;
  passages: CitedPassage[];
}

type Twist = (sentence: string) => string | null;

const changed = (from: string, to: string) => (from === to ? null : to);
const TRUE: Record<string, Twist> = {
  "word for word": (s) => s,
  "a slip of the pen": (s) => changed(s, s.replace(/\b([a-z]{3})([a-z])([a-z]{4,})\b/u, "$1$2$2$3")),
  "an article dropped": (s) => changed(s, s.replace(/\s(?:the|a|an)\s/u, " ")),
};
const FALSE: Record<string, Twist> = {
  "a number changed": (s) => changed(s, s.replace(/\d+(?=\D*$)/u, (digits) => String(Number(digits) + 7))),
  "a denial added": (s) => changed(s, s.replace(/\b(shall|will|must|may|is|are|was)\b(?! not\b)/u, "$1 not")),
  "a denial dropped": (s) => changed(s, s.replace(/\s(?:not|never)\b/u, "")),
  "an obligation changed": (s) => changed(s, s.replace(/\b(?:shall|must)\b/u, "may")),
};
const QUOTED = (text: string, at: number) => `It says so <cite p="${at || 1}">${text}</cite>`;
const MANNERS: Record<string, (sentence: string, at: number) => string> = {
  "quoted in the tag": QUOTED,
  "a number behind it": (sentence, at) => `${sentence} [${at || 1}]`,
  "no mark at all": (sentence) => sentence,
};

function readPassages(folder: string): CitedPassage[] {
  const lines = readFileSync(path.join(folder, "corpus.jsonl"), "utf8").split("\n").filter(Boolean);
  return lines.map((line) => {
    const { id, text } = JSON.parse(line) as { id: string; text: string };
    return { documentId: id, versionId: id, page: 1, start: 0, text };
  });
}

function claimsOf(all: readonly CitedPassage[], most: number): Claim[] {
  const claims: Claim[] = [];
  const every = Math.max(1, Math.floor(all.length / most));
  for (let from = 0; from + SHOWN < all.length && claims.length < most; from += every) {
    const passages = all.slice(from, from + SHOWN);
    const at = 1 + (from % SHOWN);
    const text = passages[at - 1]?.text ?? "";
    const sentences = splitSentences(text).map(({ start, end }) => text.slice(start, end));
    const sentence = sentences.find((one) => one.length > 60 && one.length < 400 && splitSentences(`${one} Then.`).length === 2 && !one.includes("\n") && /^\p{Lu}[^[\]"“”()<>:]*[.]$/u.test(one));
    if (sentence) claims.push({ sentence, at, passages });
  }
  return claims;
}

function placesOf(answer: string, passages: readonly CitedPassage[]): { passage: number; quote: string }[] {
  const stream = new CitationStream(passages);
  stream.push(answer);
  stream.end();
  return stream.answer().citations;
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { claims: { type: "string", default: "300" }, show: { type: "boolean", default: false } } });
const [folder] = positionals;
if (!folder) throw new Error("Name a folder with corpus.jsonl");
const claims = claimsOf(readPassages(folder), Number(values.claims));
const total = { wanted: 0, found: 0, shown: 0, right: 0, refused: 0, false: 0 };
const report = (name: string, part: number, of: number) => console.log(`${name.padEnd(48)} ${part}/${of}  ${of ? (part / of).toFixed(3) : "-"}`);

for (const [manner, write] of Object.entries(MANNERS)) {
  for (const [twist, apply] of Object.entries(TRUE)) {
    let [wanted, found] = [0, 0];
    for (const { sentence, at, passages } of claims) {
      const twisted = apply(sentence);
      if (twisted === null) continue;
      const places = placesOf(write(twisted, at), passages);
      const right = places.filter((place) => passages[place.passage - 1]?.text.includes(place.quote) && (sentence.includes(place.quote.replace(/\.$/u, "")) || place.quote.includes(sentence)));
      wanted += 1;
      found += right.length > 0 ? 1 : 0;
      total.shown += places.length;
      total.right += right.length;
    }
    total.wanted += wanted;
    total.found += found;
    report(`cited: ${twist}, ${manner}`, found, wanted);
  }
  const lies: [string, (claim: Claim) => { text: string; among: CitedPassage[] } | null][] = [
    ...Object.entries(FALSE).map(([name, apply]): (typeof lies)[number] => [name, ({ sentence, passages }) => ({ text: apply(sentence) ?? "", among: passages })]),
    ["a passage that was not shown", ({ sentence, passages, at }) => ({ text: sentence, among: passages.filter((one, index) => index !== at - 1 && !one.text.includes(sentence)) })],
  ];
  for (const [name, lie] of lies) {
    let [told, refused] = [0, 0];
    for (const claim of claims) {
      const { text = "", among = [] } = lie(claim) ?? {};
      if (!text) continue;
      const places = placesOf(write(text, claim.at), among);
      told += 1;
      refused += places.length === 0 ? 1 : 0;
      total.shown += places.length;
      if (values.show && places.length > 0) console.log(`  ${text}\n  → ${places.map((place) => place.quote).join(" | ")}`);
    }
    total.refused += refused;
    total.false += told;
    report(`refused: ${name}, ${manner}`, refused, told);
  }
}
console.log(`${claims.length} sentences; precision ${(total.right / total.shown).toFixed(3)}, recall ${(total.found / total.wanted).toFixed(3)}, refused ${(total.refused / total.false).toFixed(3)}`);
