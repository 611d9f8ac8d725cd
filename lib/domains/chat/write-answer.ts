import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { ModelRun } from "@/lib/adapters/ai/providers/model-run";
import { inTenant } from "@/lib/db/tenant";
import type { ReadingReceipt } from "@/lib/domains/knowledge/every-passage/schema";
import { modelFor } from "@/lib/domains/models/model-for";
import { recordModelCalls } from "@/lib/domains/models/usage/record-calls";
import { isAppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { logger } from "@/lib/kernel/logger";
import { AgentPart } from "./agent-part";
import type { FinishedAnswer } from "./answer-parts";
import { streamAnswer, unsupportedRanges } from "./answer-stream";
import { AuthorityWatch, type RenewAuthority } from "./authority-watch";
import type { PostedQuestion } from "./commands/post-question";
import { answerGiven } from "./events";
import { insertCitations } from "./queries/citation-dto";
import { runningAnswers } from "./running-answers";
import type { AnswerAgentDto, CitationDto, MessageStatus, TextRange } from "./schema";

/** How often what has arrived is kept, and how often a silent model's answer shows that its server lives; milliseconds. */
const KEEP_EVERY_MS = 700;
const HEARTBEAT_MS = 4_000;
const FINISH_ATTEMPTS = 10;
const FINISH_AGAIN_MS = 1_000;

export interface AnswerOutcome {
  status: MessageStatus;
  unsupported: TextRange[];
  error: { code: string; message: string } | null;
  notFound: boolean;
}

export interface AnswerListener {
  onPassages(engine: string, count: number): void;
  onText(text: string): void;
  onCitation(citation: CitationDto): void;
  /** Who answers, what was looked up so far and, at the end, what follows. */
  onAgent?(agent: AnswerAgentDto): void;
  /** How far an answer from every passage has read. */
  onReceipt?(receipt: ReadingReceipt): void;
}

/**
 * Writes one posted answer to its end, whether or not anybody still listens, and keeps what arrives: a killed server loses
 * at most the last second. Ends when the asker may not have it any more. Never rejects; the outcome says what happened.
 */
export async function writeAnswer(ctx: TenantContext, posted: PostedQuestion, listener: AnswerListener, renew: RenewAuthority): Promise<AnswerOutcome> {
  const writing = new Writing(ctx, posted.messageId, posted.restsOn);
  const watch = new AuthorityWatch(renew);
  const part = posted.agent ? new AgentPart(posted.agent) : null;
  const restsOn = (documentIds: readonly string[]) => {
    watch.restsOn(documentIds);
    for (const id of documentIds) writing.restsOn.add(id);
  };
  const shown: string[] = [];
  let engine = "";
  let finished: FinishedAnswer | null = null;
  let failure: unknown;
  let run: ModelRun | null = null;
  try {
    if (part) listener.onAgent?.(part.dto());
    run = await modelFor(ctx, posted.agent?.model);
    const stream = streamAnswer(ctx, {
      run,
      agent: posted.agent,
      approvable: true,
      question: posted.question,
      history: posted.history,
      projectId: posted.projectId ?? undefined,
      documentIds: posted.documentIds,
      knowledgeBaseId: posted.knowledgeBaseId,
      everyPassage: posted.everyPassage,
      signal: AbortSignal.any([writing.controller.signal, watch.signal]),
    });
    for (;;) {
      const { value, done } = await stream.next();
      if (done) {
        finished = value;
        break;
      }
      if (value.type === "passages") {
        engine = value.engine;
        shown.push(...value.shown.flatMap((passage) => passage.chunkIds));
        restsOn(value.shown.map((passage) => passage.documentId));
        // It may have read for long; what it found is told to nobody who lost any of it meanwhile.
        if (posted.everyPassage) await watch.look();
        listener.onPassages(value.engine, value.shown.length);
      } else if (value.type === "receipt") {
        writing.receipt = value.receipt;
        watch.restsOn(value.documentIds);
        listener.onReceipt?.(value.receipt);
      } else if (value.type === "rests-on") {
        restsOn(value.documentIds);
      } else if (value.type === "tool") {
        part?.calls.push(value.call);
        if (part) listener.onAgent?.(part.dto());
      } else if (value.type === "text") {
        writing.text += value.text;
        listener.onText(value.text);
      } else {
        writing.citations.push(value.citation);
        listener.onCitation(value.citation);
      }
    }
  } catch (error) {
    failure = error;
  }
  watch.stop();
  const outcome = outcomeOf(writing, finished, watch.signal.aborted ? watch.signal.reason : failure, watch.signal.aborted);
  const facts = { engine: engine && (run?.name ?? engine), run, shown, finished, conversationId: posted.conversationId, part, question: posted.question };
  await whenReachable(() => writing.finish(outcome, facts)).catch((error: unknown) => {
    // The sweeper marks it interrupted; what was kept before stays.
    logger().error({ err: error, messageId: posted.messageId }, "answer could not be finished in the database");
  });
  if (part) listener.onAgent?.(part.dto());
  return outcome;
}

/** A database that is busy or away for a moment loses no end of an answer: nothing was changed when it could not be reached. */
async function whenReachable(finish: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await finish();
    } catch (error) {
      if (attempt === FINISH_ATTEMPTS || !isAppError(error) || error.code !== "unavailable") throw error;
      await sleep(FINISH_AGAIN_MS);
    }
  }
}

function outcomeOf(writing: Writing, finished: FinishedAnswer | null, failure: unknown, lost: boolean): AnswerOutcome {
  if (finished) return { status: "complete", unsupported: finished.unsupported, error: null, notFound: finished.notFound };
  const unsupported = unsupportedRanges(writing.text, writing.citations, false);
  if (writing.controller.signal.aborted) return { status: "stopped", unsupported, error: null, notFound: false };
  if (!lost) logger().warn({ err: failure }, "answer failed");
  const error = isAppError(failure)
    ? { code: failure.code, message: failure.userMessage ?? "The answer could not be finished. What had arrived is kept; try again." }
    : { code: "internal", message: "The answer could not be finished. What had arrived is kept; try again." };
  return { status: lost ? "interrupted" : "failed", unsupported, error, notFound: false };
}

/** The row of a message that is being written. */
class Writing {
  readonly controller = new AbortController();
  readonly citations: CitationDto[] = [];
  readonly restsOn: Set<string>;
  text = "";
  receipt: ReadingReceipt | null = null;
  private kept = 0;
  private keptAt = Date.now();
  private busy = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly ctx: TenantContext,
    private readonly messageId: string,
    restsOn: readonly string[],
  ) {
    this.restsOn = new Set(restsOn);
    runningAnswers().set(messageId, this.controller);
    this.timer = setInterval(() => void this.keep(), KEEP_EVERY_MS);
  }

  private async keep(): Promise<void> {
    const silent = this.text.length === this.kept;
    if (this.busy || (silent && Date.now() - this.keptAt < HEARTBEAT_MS)) return;
    this.busy = true;
    try {
      const text = this.text;
      const { count } = await inTenant(this.ctx, async (tx) => {
        const kept = await tx.db.message.updateMany({ where: { id: this.messageId, status: "streaming" }, data: { content: text, restsOn: [...this.restsOn], heartbeatAt: new Date() } });
        if (kept.count > 0) await insertCitations(tx, this.messageId, this.citations);
        return kept;
      });
      this.kept = text.length;
      this.keptAt = Date.now();
      // Stopped in another process, or deleted.
      if (count === 0) this.controller.abort();
    } catch (error) {
      logger().warn({ err: error }, "partial answer not kept; trying again");
    } finally {
      this.busy = false;
    }
  }

  async finish(
    outcome: AnswerOutcome,
    facts: { engine: string; run: ModelRun | null; shown: string[]; finished: FinishedAnswer | null; conversationId: string; part: AgentPart | null; question: string },
  ): Promise<void> {
    clearInterval(this.timer);
    runningAnswers().delete(this.messageId);
    await inTenant(this.ctx, async (tx) => {
      const { count } = await tx.db.message.updateMany({
        where: { id: this.messageId },
        data: {
          content: this.text,
          restsOn: [...this.restsOn],
          status: outcome.status,
          errorCode: outcome.error?.code ?? null,
          unsupported: outcome.unsupported.map(({ start, end }) => ({ start, end })),
          notFound: outcome.notFound,
          ...(this.receipt ? { receipt: this.receipt } : {}),
          finishedAt: new Date(),
          ...(facts.engine ? { engine: facts.engine } : {}),
        },
      });
      if (count === 0) return;
      await insertCitations(tx, this.messageId, this.citations);
      await facts.part?.keep(tx, this.messageId, { question: facts.question, text: this.text, proposals: facts.finished?.proposals ?? [] });
      if (facts.run) await recordModelCalls(tx, facts.run, { conversationId: facts.conversationId, messageId: this.messageId });
      await tx.record(answerGiven, {
        conversationId: facts.conversationId,
        messageId: this.messageId,
        engine: facts.engine,
        status: outcome.status,
        shownChunks: facts.shown,
        citedVersions: [...new Set(this.citations.map((citation) => citation.versionId))],
        inputTokens: facts.finished?.usage.inputTokens ?? 0,
        outputTokens: facts.finished?.usage.outputTokens ?? 0,
      });
    });
  }
}
