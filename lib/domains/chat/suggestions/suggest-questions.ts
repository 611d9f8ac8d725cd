import "server-only";
import { streamModelText } from "@/lib/adapters/ai/stream-text";
import { inTenant } from "@/lib/db/tenant";
import { modelFor } from "@/lib/domains/models/model-for";
import { recordModelCalls } from "@/lib/domains/models/usage/record-calls";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { logger } from "@/lib/kernel/logger";
import { getOwnConversation, readMessages } from "../queries/conversations";
import { FOLLOW_UP_INSTRUCTIONS, followUpPrompt } from "../prompts/follow-ups";
import { headingQuestions } from "./heading-questions";
import { listHeadings } from "./queries";

const SUGGESTED = 3;
const MODEL_MS = 12_000;

/** For a new conversation: from the headings of what would be looked in. No model: nobody waits for a page. */
export async function suggestFirst(ctx: TenantContext, scope: { projectId?: string | null; documentIds?: readonly string[] }): Promise<string[]> {
  assertPermission(ctx, "chat:ask");
  return headingQuestions(await inTenant(ctx, (tx) => listHeadings(tx, scope)), { limit: SUGGESTED });
}

/** After the newest answer: by the model where there is one, else, and where it fails, from the headings of the cited documents. */
export async function suggestNext(ctx: TenantContext, conversationId: string): Promise<string[]> {
  assertPermission(ctx, "chat:ask");
  const { asked, answer, headings } = await inTenant(ctx, async (tx) => {
    const conversation = await getOwnConversation(tx, conversationId);
    const messages = await readMessages(tx, conversation.id, { own: true });
    const last = messages.findLast((message) => message.role === "assistant" && message.status === "complete" && !message.notFound);
    const cited = [...new Set(last?.citations.map((citation) => citation.documentId) ?? [])];
    return {
      asked: messages.filter((message) => message.role === "user").map((message) => message.content),
      answer: last?.content ?? "",
      headings: await listHeadings(tx, cited.length > 0 ? { documentIds: cited } : conversation),
    };
  });
  const plain = headingQuestions(headings, { limit: SUGGESTED, asked });
  return answer ? ((await byModel(ctx, { asked, answer, conversationId })) ?? plain) : plain;
}

async function byModel(ctx: TenantContext, about: { asked: readonly string[]; answer: string; conversationId: string }): Promise<string[] | null> {
  try {
    const run = await modelFor(ctx);
    if (run.extractive) return null;
    let text = "";
    const signal = AbortSignal.timeout(MODEL_MS);
    const messages = [{ role: "user" as const, content: followUpPrompt(about) }];
    for await (const piece of streamModelText({ model: run.model, instructions: FOLLOW_UP_INSTRUCTIONS, messages, signal, maxOutputTokens: 200 })) text += piece;
    await inTenant(ctx, (tx) => recordModelCalls(tx, run, { conversationId: about.conversationId }));
    return questionsIn(text, about.asked);
  } catch (error) {
    logger().info({ err: error }, "no questions suggested by the model");
    return null;
  }
}

/** Lines that are questions; what else a model writes is dropped. Null when that is all. */
export function questionsIn(text: string, asked: readonly string[]): string[] | null {
  const known = new Set(asked.map((question) => question.trim().toLowerCase()));
  const lines = text.split("\n").map((line) => line.replace(/^[\s\-*•\d.)"“]+/u, "").replace(/["”\s]+$/u, "").replace(/<[^>]*>|\[\d+\]|[*_`]/gu, ""));
  const questions = lines.filter((line) => line.endsWith("?") && line.length >= 8 && line.length <= 160 && !/https?:/iu.test(line) && !known.has(line.toLowerCase()));
  return questions.length > 0 ? [...new Set(questions)].slice(0, SUGGESTED) : null;
}
