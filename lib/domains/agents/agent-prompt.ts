import { type AgentConfiguration, type ChecklistItem, LIBRARY_JURISDICTIONS, type LibraryAgent, type LibraryJurisdiction } from "./schema";

/** Ireland works under the Union's rules. Where nothing is known of a country's, nothing of another's is taken for it. */
const NOTES_OF: Readonly<Record<string, LibraryJurisdiction>> = { UK: "UK", EU: "EU", IE: "EU", US: "US", AU: "AU" };
const COUNTRIES: Readonly<Record<string, string>> = { UK: "the United Kingdom", EU: "the European Union", US: "the United States", AU: "Australia", CA: "Canada", NZ: "New Zealand", IE: "Ireland", CH: "Switzerland" };

function jurisdictionNote(jurisdiction: string, notes?: LibraryAgent["jurisdictions"]): string {
  const country = COUNTRIES[jurisdiction];
  const known = NOTES_OF[jurisdiction];
  const place = country ? `The organization works under the rules of ${country}.` : "The organization's country is not settled: say which rules you assume.";
  const note = notes && known ? ` ${notes[known]}` : country && !known ? " Take codes and terms from the documents and carry over none of another country." : "";
  return `${place}${note} Where documents are written under another country's codes, keep to theirs and say so.`;
}

const checklistText = (checklist: readonly ChecklistItem[]) =>
  checklist.map(({ requirement, reference }, at) => `${at + 1}. ${requirement}${reference ? ` (${reference})` : ""}`).join("\n");

const section = (title: string, text: string) => `${title}\n${text}`;

function fieldText(agent: LibraryAgent): string[] {
  return [agent.scope, section("What to look for", agent.attention), section("What belongs to others", agent.limits), section("How to answer", agent.manner)];
}

/** The library agent's instructions for an organization of this jurisdiction. */
export function libraryInstructions(agent: LibraryAgent, jurisdiction: string): string {
  const parts = [...fieldText(agent), section("Jurisdiction", jurisdictionNote(jurisdiction, agent.jurisdictions))];
  return [...parts, section("Requirements to measure documents against, where the question asks for a review", checklistText(agent.checklist))].join("\n\n");
}

/** The same for an agent of the workspace. */
export function ownInstructions(agent: Pick<AgentConfiguration, "instructions" | "checklist">, jurisdiction: string): string {
  const parts = [agent.instructions, section("Jurisdiction", jurisdictionNote(jurisdiction))];
  if (agent.checklist.length > 0) parts.push(section("Requirements to measure documents against, where the question asks for a review", checklistText(agent.checklist)));
  return parts.join("\n\n");
}

/** What a clone of a library agent begins with: its notes on every jurisdiction, so that it stays aware of them. */
export function libraryConfiguration(agent: LibraryAgent): AgentConfiguration {
  const notes = LIBRARY_JURISDICTIONS.map((place) => `${place}: ${agent.jurisdictions[place]}`).join("\n");
  return {
    instructions: [...fieldText(agent), section("By jurisdiction", notes)].join("\n\n"),
    model: null,
    temperature: null,
    maxTokens: null,
    tools: [...agent.tools],
    starters: [...agent.starters],
    scopeProjectId: null,
    scopeDocumentIds: [],
    scopeBaseId: null,
    checklist: agent.checklist.map((item) => ({ ...item })),
    handovers: agent.handovers.map((rule) => ({ ...rule, words: [...rule.words] })),
  };
}
