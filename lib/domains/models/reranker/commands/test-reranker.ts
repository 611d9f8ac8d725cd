import "server-only";
import { faultOf } from "@/lib/adapters/ai/providers/provider-fault";
import { inTenant } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { organizationCommand } from "@/lib/kernel/command";
import { faultWords } from "../../labels";
import { rerankerTested } from "../events";
import { getStoredReranker } from "../queries";
import { askReranker } from "../reranker-for";
import { noRerankerSchema, type RerankerTestDto } from "../schema";

const QUERY = "When does the hall open?";
const DOCUMENTS = ["The hall opens at nine.", "Invoices are paid within thirty days."];

/** After it the endpoint was asked to order two sentences of our own. Costs one search there. */
export const testReranker = organizationCommand({
  name: "models.test-reranker",
  permission: "models:manage",
  input: noRerankerSchema,
  records: [rerankerTested],
  async run(ctx): Promise<RerankerTestDto> {
    const stored = await inTenant(ctx, getStoredReranker);
    if (!stored) throw notFound("reranker");
    const began = performance.now();
    const fault = await askReranker(stored, QUERY, DOCUMENTS).then(() => null, faultOf);
    const latency = fault === null ? Math.round(performance.now() - began) : null;
    await inTenant(ctx, (tx) => tx.record(rerankerTested, { fault, latency }));
    return latency === null ? { ok: false, error: faultWords(fault ?? "failed") } : { ok: true, latency };
  },
});
