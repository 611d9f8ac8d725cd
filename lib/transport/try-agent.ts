import "server-only";
import { streamAnswer } from "@/lib/domains/chat/answer-stream";
import { ownInstructions } from "@/lib/domains/agents/agent-prompt";
import { proposeHandovers } from "@/lib/domains/agents/propose-handovers";
import { assertReach } from "@/lib/domains/agents/queries/agent-reach";
import { jurisdictionOf, withNames } from "@/lib/domains/agents/resolve-agent";
import { type ToolCallDto, tryAgentSchema, type TriedAnswerDto } from "@/lib/domains/agents/schema";
import { answerGiven } from "@/lib/domains/chat/events";
import { inTenant } from "@/lib/db/tenant";
import { modelFor } from "@/lib/domains/models/model-for";
import { recordModelCalls } from "@/lib/domains/models/usage/record-calls";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";

const UNSAVED = "unsaved";

/** Answers one question as the configuration in the form would, for whoever may save it. Nothing is kept but the record of what was shown. */
export async function tryAgent(ctx: TenantContext, body: unknown, signal: AbortSignal): Promise<TriedAnswerDto> {
  assertPermission(ctx, "agents:manage");
  const { question, name, configuration } = parseInput(tryAgentSchema, body);
  const { instructions, handovers } = await inTenant(ctx, async (tx) => {
    await assertReach(tx, { access: "workspace", projectId: null, roles: [], userIds: [], ...configuration });
    return { instructions: ownInstructions(configuration, await jurisdictionOf(tx)), handovers: await withNames(tx, configuration.handovers) };
  });
  const { scopeProjectId, scopeDocumentIds, checklist: _checklist, starters: _starters, ...settings } = configuration;
  const agent = { ...settings, ref: UNSAVED, name, version: null, instructions, handovers, scopeProjectId, scopeDocumentIds };
  const run = await modelFor(ctx, configuration.model);
  const toolCalls: ToolCallDto[] = [];
  const shown: string[] = [];
  const parts = streamAnswer(ctx, { run, agent, question, history: [], projectId: scopeProjectId ?? undefined, documentIds: scopeDocumentIds, signal });
  for (;;) {
    const { value, done } = await parts.next().catch(async (error: unknown) => {
      // What the model was asked counts, also where it failed.
      await inTenant(ctx, (tx) => recordModelCalls(tx, run));
      throw error;
    });
    if (!done) {
      if (value.type === "tool") toolCalls.push(value.call);
      if (value.type === "passages") shown.push(...value.shown.flatMap(({ chunkIds }) => chunkIds));
      continue;
    }
    const { text, citations, usage, notFound } = value;
    await inTenant(ctx, async (tx) => {
      await recordModelCalls(tx, run);
      const cited = [...new Set(citations.map(({ versionId }) => versionId))];
      await tx.record(answerGiven, { conversationId: null, messageId: null, engine: run.name, status: "complete", shownChunks: shown, citedVersions: cited, ...usage });
    });
    const sources = citations.map(({ number, documentId, documentName, page, quote }) => ({ number, documentId, documentName, page, quote }));
    return { text, sources, notFound, engine: run.name, extractive: run.extractive, toolCalls, handovers: proposeHandovers(handovers, { question, answer: text }) };
  }
}
