import { describe, expect, it } from "vitest";
import type { CitationDto } from "../schema";
import { mergeFindings } from "./merge-findings";
import type { PanelSeatDto } from "./schema";

function citation(number: number, start: number, quote: string, versionId = "v1"): CitationDto {
  return { number, documentId: "d", versionId, documentName: "Strategy.pdf", kind: "pdf", page: 2, pageLabel: null, start, end: start + quote.length, quote, before: "", after: "", headingPath: [], version: 1 };
}

function seat(name: string, content: string, citations: CitationDto[]): PanelSeatDto {
  return { id: name, ref: name, name, content, status: "complete", citations, unsupported: [], notFound: false, error: null, engine: "m", stale: [] };
}

const DOORS = citation(1, 100, "Doors to the firefighting lobby shall be FD60S");
const WIDER = citation(1, 90, "4.2 Doors Doors to the firefighting lobby shall be FD60S and self-closing");
const CLOSERS = citation(2, 180, "fitted with self-closing devices");
const OTHER = citation(1, 40, "Doors to the firefighting lobby shall be FD90S", "v2");

describe("findings of a panel", () => {
  it("the same claim from the same passage stands once, with all who make it", () => {
    const { findings, evidence, disagreements } = mergeFindings([
      seat("Fire", "Doors to the firefighting lobby are FD60S [1]. They have closers on every leaf [2].", [DOORS, CLOSERS]),
      seat("Access", "- Firefighting lobby doors: FD60S [1].", [WIDER]),
    ]);
    expect(findings.map(({ by, evidence: numbers }) => [by, numbers])).toEqual([
      [["Fire", "Access"], [1]],
      [["Fire"], [2]],
    ]);
    expect(evidence.map((one) => one.number)).toEqual([1, 2]);
    expect(disagreements).toEqual([]);
  });

  it("a quotation of several sentences is one finding with the evidence behind it", () => {
    const { findings, evidence } = mergeFindings([seat("Fire", "- “Doors to the lobby shall be FD60S. They close by themselves.” [1]\n- Closers are on every leaf [2].", [DOORS, CLOSERS])]);
    expect(findings.map(({ text, evidence: numbers }) => [text, numbers])).toEqual([
      ["“Doors to the lobby shall be FD60S. They close by themselves.”", [1]],
      ["Closers are on every leaf.", [2]],
    ]);
    expect(evidence).toHaveLength(2);
  });

  it("two claims of one matter that differ in a number stand against each other, both with their evidence", () => {
    const { disagreements, findings, evidence } = mergeFindings([
      seat("Fire", "Doors to the firefighting lobby are FD60S [1].", [DOORS]),
      seat("Legal", "Doors to the firefighting lobby are FD90S [1].", [OTHER]),
    ]);
    expect(findings).toHaveLength(2);
    expect(disagreements).toHaveLength(1);
    expect(disagreements[0]?.sides.map((side) => [side.by, side.evidence])).toEqual([[["Fire"], [1]], [["Legal"], [2]]]);
    expect(evidence.map((one) => one.quote)).toEqual([DOORS.quote, OTHER.quote]);
  });

  it("a denial is a disagreement too; another matter is none", () => {
    const two = (text: string) => mergeFindings([seat("A", "The temporary works may be removed before May [1].", [DOORS]), seat("B", text, [OTHER])]).disagreements.length;
    expect(two("The temporary works may not be removed before May [1].")).toBe(1);
    expect(two("The lift is not yet installed anywhere [1].")).toBe(0);
  });

  it("nobody disagrees with himself, and what has no evidence is no finding", () => {
    const merged = mergeFindings([seat("A", "Lobby doors are FD60S [1]. Lobby doors are FD90S [2]. The walls are white everywhere.", [DOORS, { ...OTHER, number: 2 }])]);
    expect(merged.disagreements).toEqual([]);
    expect(merged.findings.map((finding) => finding.text)).toEqual(["Lobby doors are FD60S.", "Lobby doors are FD90S."]);
  });
});
