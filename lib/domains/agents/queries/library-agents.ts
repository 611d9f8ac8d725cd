import "server-only";
import { libraryConfiguration } from "../agent-prompt";
import { findLibraryAgent, LIBRARY } from "../library/catalogue";
import type { AgentSummaryDto, LibraryAgent, LibraryAgentDto } from "../schema";

function summaryOf({ slug, family, name, summary, starters, checklist }: LibraryAgent): AgentSummaryDto {
  return { ref: slug, kind: "library", family, name, summary, starters: [...starters], checklistItems: checklist.length };
}

export function librarySummaries(q = ""): AgentSummaryDto[] {
  const words = q.toLowerCase();
  return LIBRARY.filter(({ name, summary }) => `${name} ${summary}`.toLowerCase().includes(words)).map(summaryOf);
}

export function libraryAgentDto(ref: string): LibraryAgentDto | null {
  const agent = findLibraryAgent(ref);
  if (!agent) return null;
  const { instructions, checklist, tools } = libraryConfiguration(agent);
  const handovers = agent.handovers.map((rule) => ({ ...rule, words: [...rule.words], name: findLibraryAgent(rule.to)?.name ?? rule.to }));
  return { ...summaryOf(agent), instructions, checklist, tools, handovers };
}
