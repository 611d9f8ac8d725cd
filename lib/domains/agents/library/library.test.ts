import { describe, expect, it } from "vitest";
import { libraryConfiguration, libraryInstructions } from "../agent-prompt";
import { createAgentSchema, LIBRARY_JURISDICTIONS, type LibraryAgent } from "../schema";
import { findLibraryAgent, LIBRARY } from "./catalogue";

const CONSTRUCTION = [
  "General Compliance", "Structural Engineering", "Fire Safety", "Accessibility", "Building Envelope", "Mechanical Services", "Electrical Services",
  "Environmental & Sustainability", "Health & Safety", "Quality Assurance", "Legal & Contracts", "Specialist Systems", "External Works", "Finishes & Interiors",
];

const textsOf = ({ scope, attention, limits, manner, jurisdictions, summary }: LibraryAgent) => [summary, scope, attention, limits, manner, ...Object.values(jurisdictions)];
const sentencesOf = (text: string) => text.split(/(?<=[.:;])\s+|\n/u).map((sentence) => sentence.trim().toLowerCase());
const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}[\p{L}\p{N}-]+/gu) ?? [];

describe("the library", () => {
  it("has the fourteen specialists and the five types of an enterprise", () => {
    expect(LIBRARY.filter(({ family }) => family === "construction").map(({ name }) => name)).toEqual(CONSTRUCTION);
    expect(LIBRARY.filter(({ family }) => family === "enterprise").map(({ slug }) => slug)).toEqual(["rfp", "delivery", "documentation", "hr", "finance"]);
    expect(new Set(LIBRARY.map(({ slug }) => slug)).size).toBe(19);
  });

  it.each(LIBRARY.map((agent) => [agent.slug, agent] as const))("%s is whole", (_, agent) => {
    expect(agent.checklist.length).toBeGreaterThanOrEqual(15);
    expect(new Set(agent.checklist.map(({ requirement }) => requirement)).size).toBe(agent.checklist.length);
    expect(agent.checklist.filter(({ reference }) => reference !== "").length).toBeGreaterThanOrEqual(12);
    expect(agent.starters.length).toBeGreaterThanOrEqual(4);
    expect(wordsOf([agent.scope, agent.attention, agent.limits, agent.manner].join(" ")).length).toBeGreaterThan(250);
    for (const place of LIBRARY_JURISDICTIONS) expect(wordsOf(agent.jurisdictions[place]).length, place).toBeGreaterThan(20);
    expect(agent.handovers.length).toBeGreaterThanOrEqual(3);
    for (const { to, words } of agent.handovers) {
      expect(findLibraryAgent(to), to).toBeDefined();
      expect(to).not.toBe(agent.slug);
      expect(words.every((word) => word === word.toLowerCase())).toBe(true);
    }
    expect(new Set(agent.handovers.map(({ to }) => to)).size).toBe(agent.handovers.length);
  });

  it("shares no sentence of six words between two agents, nor a requirement", () => {
    const owner = new Map<string, string>();
    for (const agent of LIBRARY) {
      const said = [...textsOf(agent).flatMap(sentencesOf), ...agent.checklist.map(({ requirement }) => requirement.toLowerCase()), ...agent.starters.map((text) => text.toLowerCase())];
      for (const sentence of new Set(said.filter((text) => wordsOf(text).length >= 6))) {
        expect(owner.get(sentence) ?? agent.slug, sentence).toBe(agent.slug);
        owner.set(sentence, agent.slug);
      }
    }
    expect(owner.size).toBeGreaterThan(600);
  });

  it("has few runs of eight words that two agents share", () => {
    const runs = (agent: LibraryAgent) => {
      const words = textsOf(agent).flatMap(wordsOf);
      return new Set(words.slice(0, -7).map((_word, at) => words.slice(at, at + 8).join(" ")));
    };
    const all = LIBRARY.map((agent) => ({ slug: agent.slug, runs: runs(agent) }));
    for (const [at, one] of all.entries()) {
      for (const other of all.slice(at + 1)) expect([...one.runs].filter((run) => other.runs.has(run)), `${one.slug} and ${other.slug}`).toEqual([]);
    }
  });

  it("can be cloned as it is: within every limit of a workspace's own agents", () => {
    for (const agent of LIBRARY) expect(createAgentSchema.safeParse({ name: agent.name, summary: agent.summary, ...libraryConfiguration(agent) }).error?.message ?? "").toBe("");
  });
});

describe("instructions", () => {
  it("speak of the organization's jurisdiction and of no other", () => {
    for (const agent of LIBRARY) {
      for (const place of LIBRARY_JURISDICTIONS) {
        const text = libraryInstructions(agent, place);
        for (const other of LIBRARY_JURISDICTIONS) expect(text.includes(agent.jurisdictions[other]), `${agent.slug} ${place} ${other}`).toBe(other === place);
      }
      expect(libraryInstructions(agent, "IE")).toContain(agent.jurisdictions.EU);
      const elsewhere = libraryInstructions(agent, "CA");
      expect(elsewhere).toContain("Canada");
      for (const other of LIBRARY_JURISDICTIONS) expect(elsewhere).not.toContain(agent.jurisdictions[other]);
    }
  });
});
