import "server-only";
import { foldText, segmentQuery } from "@/lib/kernel/text-segmentation";
import { conflicts } from "../citations/claims/claim-conflict";
import { answerSentences } from "../citations/support";
import type { CitationDto } from "../schema";
import type { PanelDto, PanelFindingDto, PanelSeatDto } from "./schema";

/** Share of common terms, of the shorter claim, from which two claims say the same by the same passage. */
const SAME_CLAIM = 0.5;
/** The same for claims that speak of one matter, wherever they are taken from. */
const SAME_MATTER = 0.6;
const MARKERS = /\s?\[\d{1,3}\]/gu;
const LIST_LEAD = /^\s*(?:[-*•]|\d{1,2}[.)]|#{1,6})\s+/u;

interface Claim {
  text: string;
  by: string;
  citations: CitationDto[];
  /** Its words without figures: what it is about. */
  topic: ReadonlySet<string>;
}

interface Group {
  claims: Claim[];
}

function claimsOf(seat: PanelSeatDto): Claim[] {
  let read = 0;
  return answerSentences(seat.content, seat.citations.length).flatMap(({ start, end, claim, supported, quotation }) => {
    if (!claim || !supported || start < read) return [];
    // A quotation is one claim, however many sentences it has: its markers stand behind the last.
    read = Math.max(end, quotation?.end ?? 0);
    const written = seat.content.slice(start, read);
    const numbers = new Set([...written.matchAll(/\[(\d{1,3})\]/gu)].map((match) => Number(match[1])));
    const text = written.replace(MARKERS, "").replace(LIST_LEAD, "").replace(/[*_`]/gu, "").trim();
    const topic = new Set(segmentQuery(text).filter((term) => !/\p{N}/u.test(foldText(term))));
    return [{ text, by: seat.name, citations: seat.citations.filter((citation) => numbers.has(citation.number)), topic }];
  });
}

const samePlace = (a: CitationDto, b: CitationDto) => a.versionId === b.versionId && a.page === b.page && a.start < b.end && b.start < a.end;

function likeness(a: Claim, b: Claim): number {
  const common = [...a.topic].filter((term) => b.topic.has(term)).length;
  return common / (Math.min(a.topic.size, b.topic.size) || 1);
}

const fromOnePassage = (a: Claim, b: Claim) => a.citations.some((one) => b.citations.some((other) => samePlace(one, other)));

function saysTheSame(a: Claim, b: Claim): boolean {
  return fromOnePassage(a, b) && likeness(a, b) >= SAME_CLAIM && !conflicts(a.text, b.text);
}

/** They speak of one matter, and a number, a denial or an opposite tells them apart. */
function disagree(a: Claim, b: Claim): boolean {
  return a.by !== b.by && Math.min(a.topic.size, b.topic.size) >= 2 && likeness(a, b) >= SAME_MATTER && conflicts(a.text, b.text);
}

/** Evidence of the whole panel, every place once. */
class Evidence {
  readonly all: CitationDto[] = [];

  numbersOf(claims: readonly Claim[]): number[] {
    const numbers = claims.flatMap((claim) => claim.citations).map((citation) => {
      const known = this.all.find((one) => samePlace(one, citation));
      if (known) return known.number;
      this.all.push({ ...citation, number: this.all.length + 1 });
      return this.all.length;
    });
    return [...new Set(numbers)];
  }
}

/** The same claim from the same passage once, with all who make it; and where two contradict each other, both with their evidence. */
export function mergeFindings(seats: readonly PanelSeatDto[]): Pick<PanelDto, "findings" | "disagreements" | "evidence"> {
  const groups: Group[] = [];
  for (const claim of seats.flatMap(claimsOf)) {
    const known = groups.find((group) => group.claims.some((other) => saysTheSame(other, claim)));
    if (known) known.claims.push(claim);
    else groups.push({ claims: [claim] });
  }
  const evidence = new Evidence();
  const findingOf = ({ claims }: Group): PanelFindingDto => ({
    text: claims[0]?.text ?? "",
    by: [...new Set(claims.map((claim) => claim.by))],
    evidence: evidence.numbersOf(claims),
  });
  const findings = groups.map(findingOf);
  const disagreements = groups.flatMap((left, at) =>
    groups.slice(at + 1).flatMap((right, further) => {
      const apart = left.claims.some((one) => right.claims.some((other) => disagree(one, other)));
      const sides = [findings[at], findings[at + 1 + further]] as const;
      return apart && sides[0] && sides[1] ? [{ sides: [sides[0], sides[1]] as [PanelFindingDto, PanelFindingDto] }] : [];
    }),
  );
  return { findings, disagreements, evidence: evidence.all };
}
