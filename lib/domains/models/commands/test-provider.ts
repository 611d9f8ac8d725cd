import "server-only";
import { modelRun, type TryOutcome } from "@/lib/adapters/ai/providers/model-run";
import { streamModelText } from "@/lib/adapters/ai/stream-text";
import { inTenant } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import { providerTested } from "../events";
import { faultWords } from "../labels";
import { candidateOf } from "../model-for";
import { saveHealth } from "../provider-health";
import { getStoredProvider } from "../queries";
import { providerIdSchema, type ProviderTestDto } from "../schema";

/** Milliseconds; who waits before a screen wants to know. */
const DEADLINE_MS = 30_000;

/** After it the provider's first model was asked for a word, and its health says how that went. Costs a few tokens there. */
export const testProvider = organizationCommand({
  name: "models.test-provider",
  permission: "models:manage",
  input: providerIdSchema,
  records: [providerTested],
  async run(ctx, { providerId }): Promise<ProviderTestDto> {
    const provider = await inTenant(ctx, (tx) => getStoredProvider(tx, providerId));
    const [model] = provider.models;
    if (!model) throw new AppError("conflict", { userMessage: "This provider has no model to test. Add one first." });
    const outcome = await tryOnce(candidateOf(provider, model));
    await saveHealth(ctx, providerId, outcome);
    const latency = outcome.fault === null ? outcome.latency : null;
    await inTenant(ctx, (tx) => tx.record(providerTested, { providerId, fault: outcome.fault, latency }));
    return outcome.fault === null ? { ok: true, latency: outcome.latency, model: model.name } : { ok: false, error: faultWords(outcome.fault) };
  },
});

async function tryOnce(candidate: ReturnType<typeof candidateOf>): Promise<TryOutcome> {
  let outcome: TryOutcome = { fault: "no_answer_in_time" };
  const run = modelRun([candidate], (_, next) => (outcome = next));
  const request = { model: run.model, instructions: "Answer with one word.", messages: [{ role: "user" as const, content: "Say: ready" }], signal: AbortSignal.timeout(DEADLINE_MS) };
  try {
    for await (const text of streamModelText(request)) if (text.trim()) break;
  } catch {
    // The outcome says what happened, in words of our own.
  }
  return outcome;
}
