import { addProvider } from "@/lib/domains/models/commands/add-provider";
import { setReranker } from "@/lib/domains/models/reranker/commands/set-reranker";
import type { IsolationCases } from "../isolation-cases";

const model = { name: "plain", inputPrice: null, outputPrice: null, contextWindow: 8000, maxOutput: 500 };
const terms = { name: "Ours", baseUrl: "https://models.example.com/v1", models: [model] };

const reranker = { kind: "standard", baseUrl: "https://rank.example.com/v1", model: "rank-1" } as const;

/** Model providers. The fallback's setting and the reranker take no ids and act on the caller's own organization alone. */
export const isolation: IsolationCases = {
  async prepare(victim) {
    const { id } = await addProvider.execute(victim.organization, { kind: "compatible", apiKey: "sk-of-the-victim-0123456789", ...terms });
    await setReranker.execute(victim.organization, { ...reranker, apiKey: "sk-of-the-victim-0123456789" });
    return { modelProvider: id };
  },
  foreign: {
    "models.update-provider": (id) => ({ providerId: id("modelProvider"), ...terms, baseUrl: "https://thief.example.com/v1" }),
    "models.remove-provider": (id) => ({ providerId: id("modelProvider") }),
    "models.order-providers": (id) => ({ providerIds: [id("modelProvider")] }),
    "models.test-provider": (id) => ({ providerId: id("modelProvider") }),
    "models.remove-reranker": () => ({}),
    "models.test-reranker": () => ({}),
  },
  plain: {
    "models.add-provider": { kind: "compatible", ...terms },
    "models.set-reranker": reranker,
    "models.set-model-fallback": { installationFallback: false, extractiveFallback: false },
  },
};
