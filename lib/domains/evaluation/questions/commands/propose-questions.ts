import "server-only";
import { streamModelText } from "@/lib/adapters/ai/stream-text";
import { inTenant } from "@/lib/db/tenant";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { modelFor } from "@/lib/domains/models/model-for";
import { recordModelCalls } from "@/lib/domains/models/usage/record-calls";
import { AppError } from "@/lib/kernel/app-error";
import { assertPermission, command } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { logger } from "@/lib/kernel/logger";
import { PROPOSE_INSTRUCTIONS, proposePrompt } from "../../prompts/propose-questions";
import { extractiveProposal } from "../../proposals/extractive-proposals";
import { modelProposals } from "../../proposals/model-proposals";
import type { Proposal, ProposingPassage } from "../../proposals/proposal";
import { questionsProposed } from "../events";
import { insertQuestions, questionKeys } from "../queries/golden-questions";
import { listProposingPassages } from "../queries/proposing-passages";
import { proposeQuestionsSchema, questionKey } from "../schema";

const MODEL_MS = 45_000;

/** After it so many questions out of the base's documents wait to be accepted: by a model where there is one, else, and where it fails, from definitions and headings. */
export const proposeQuestions = command({
  name: "evaluation.propose-questions",
  permission: "knowledge:manage",
  input: proposeQuestionsSchema,
  records: [questionsProposed],
  run: async (ctx, { baseId, count }): Promise<{ proposed: number }> => {
    assertPermission(ctx, "documents:read");
    const passages = await inTenant(ctx, async (tx) => {
      const { active } = await getBase(tx, baseId);
      if (!active) throw new AppError("conflict", { userMessage: "This knowledge base has not been indexed yet. Index it first." });
      return listProposingPassages(tx, { id: baseId, generationId: active.id });
    });
    const written = await byModel(ctx, passages.slice(0, count));
    return inTenant(ctx, async (tx) => {
      const { name } = await getBase(tx, baseId, { lock: true });
      const known = new Set((await questionKeys(tx, baseId)).keys());
      const proposals = choose(written.length > 0 ? written : passages, known, count);
      if (proposals.length > 0) {
        await insertQuestions(tx, baseId, proposals.map(({ question, expectedAnswer, passage }) => ({ question, expectedAnswer, answerable: true, passages: [passage], origin: "generated", status: "proposed" })));
      }
      await tx.record(questionsProposed, { baseId, name, origin: "generated", questions: proposals.length });
      return { proposed: proposals.length };
    });
  },
});

/** The first ones that nobody asked before. */
function choose(from: readonly (Proposal | ProposingPassage)[], known: Set<string>, count: number): Proposal[] {
  const chosen: Proposal[] = [];
  for (const one of from) {
    const proposal = "question" in one ? one : extractiveProposal(one);
    if (!proposal || known.has(questionKey(proposal.question))) continue;
    known.add(questionKey(proposal.question));
    chosen.push(proposal);
    if (chosen.length === count) break;
  }
  return chosen;
}

/** Nothing without a model, and where it does not answer. */
async function byModel(ctx: TenantContext, passages: readonly ProposingPassage[]): Promise<Proposal[]> {
  if (passages.length === 0) return [];
  try {
    const run = await modelFor(ctx);
    if (run.extractive) return [];
    let text = "";
    const messages = [{ role: "user" as const, content: proposePrompt(passages) }];
    try {
      for await (const piece of streamModelText({ model: run.model, instructions: PROPOSE_INSTRUCTIONS, messages, signal: AbortSignal.timeout(MODEL_MS), maxOutputTokens: 1_500 })) text += piece;
    } finally {
      await inTenant(ctx, (tx) => recordModelCalls(tx, run));
    }
    return modelProposals(text, passages);
  } catch (error) {
    logger().info({ err: error }, "no golden questions proposed by the model");
    return [];
  }
}
