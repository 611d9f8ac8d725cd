import "server-only";
import type { ModelRun } from "@/lib/adapters/ai/providers/model-run";
import { inTenant } from "@/lib/db/tenant";
import { commonScope } from "@/lib/domains/agents/agent-scope";
import type { AnsweringAgent } from "@/lib/domains/agents/resolve-agent";
import type { FinishedAnswer } from "@/lib/domains/chat/answer-parts";
import { streamAnswer } from "@/lib/domains/chat/answer-stream";
import { AuthorityWatch } from "@/lib/domains/chat/authority-watch";
import { answerGiven } from "@/lib/domains/chat/events";
import { modelFor } from "@/lib/domains/models/model-for";
import { recordModelCalls } from "@/lib/domains/models/usage/record-calls";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import type { TenantContext } from "@/lib/kernel/context";
import { logger } from "@/lib/kernel/logger";
import { type ApiScope, apiScope } from "../search";
import type { ChatQuestion } from "./chat-request";

interface Given {
  engine: string;
  shown: string[];
  cited: string[];
}

/** The answer's text as it arrives; at its end all of it. What was shown to whom is recorded after the end, never before a reader gets it. */
export async function* giveAnswer(ctx: TenantContext, asked: ChatQuestion & { agent: AnsweringAgent | null }, signal: AbortSignal): AsyncGenerator<string, FinishedAnswer> {
  const given: Given = { engine: "", shown: [], cited: [] };
  let finished: FinishedAnswer | null = null;
  let failed = false;
  const watch = new AuthorityWatch(() => renewContext(ctx));
  let run: ModelRun | null = null;
  try {
    run = await modelFor(ctx, asked.agent?.model);
    const named: ApiScope = asked.projectId || asked.documentIds?.length ? await apiScope(ctx, asked) : {};
    const scope = commonScope({ projectId: named.projectId ?? null, documentIds: named.documentIds ?? [] }, asked.agent);
    const parts = streamAnswer(ctx, {
      run,
      agent: asked.agent,
      question: asked.question,
      history: asked.history,
      signal: AbortSignal.any([signal, watch.signal]),
      ...(asked.instructions ? { agentInstructions: asked.instructions } : {}),
      projectId: scope.projectId ?? undefined,
      documentIds: scope.documentIds,
    });
    for (;;) {
      const { value, done } = await parts.next();
      if (done) return (finished = value);
      if (value.type === "passages") {
        watch.restsOn(value.shown.map((passage) => passage.documentId));
        Object.assign(given, { engine: value.engine, shown: value.shown.flatMap((passage) => passage.chunkIds) });
      } else if (value.type === "rests-on") watch.restsOn(value.documentIds);
      else if (value.type === "citation") given.cited.push(value.citation.versionId);
      else if (value.type === "text") yield value.text;
    }
  } catch (error) {
    failed = !signal.aborted;
    throw error;
  } finally {
    watch.stop();
    // Before the passages were read nothing was shown.
    if (given.engine && run) void record(ctx, { ...given, engine: run.name }, run, finished, failed);
  }
}

async function record(ctx: TenantContext, given: Given, run: ModelRun, finished: FinishedAnswer | null, failed: boolean): Promise<void> {
  try {
    await inTenant(ctx, async (tx) => {
      await recordModelCalls(tx, run);
      await tx.record(answerGiven, {
        conversationId: null,
        messageId: null,
        engine: given.engine,
        status: finished ? "complete" : failed ? "failed" : "stopped",
        shownChunks: given.shown,
        citedVersions: [...new Set(given.cited)],
        inputTokens: finished?.usage.inputTokens ?? 0,
        outputTokens: finished?.usage.outputTokens ?? 0,
      });
    });
  } catch (error) {
    logger().error({ err: error, requestId: ctx.requestId }, "an answer could not be recorded");
  }
}
