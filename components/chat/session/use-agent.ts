"use client";

import { useState } from "react";
import type { AgentSummaryDto } from "@/lib/domains/agents/schema";
import type { ConversationData } from "./answer-view";

export interface ChosenAgent {
  agent: string | null;
  name: string | undefined;
  choose: (agent: string | null) => void;
  /** To begin with. */
  starters: readonly string[];
}

/** Who answers the next question: the specialist the address names, or who answered last. */
export function useAgent(agents: readonly AgentSummaryDto[], given: string | undefined, kept: ConversationData | null): ChosenAgent {
  const last = kept?.messages.findLast((message) => message.role === "assistant")?.agent ?? null;
  const [agent, choose] = useState<string | null>(given ?? (last && agents.some(({ ref }) => ref === last.ref) ? last.ref : null));
  const known = agents.find(({ ref }) => ref === agent);
  return { agent, name: known?.name ?? (last?.ref === agent ? last?.name : undefined), choose, starters: known?.starters ?? [] };
}
