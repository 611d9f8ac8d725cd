import "server-only";
import { chatModel } from "@/lib/adapters/ai/chat-model";
import { installationModelHealth } from "@/lib/adapters/ai/providers/installation-health";
import { embeddingsConfigured } from "@/lib/adapters/ai/embeddings";
import { objectStorage } from "@/lib/adapters/storage/tenant-storage";
import { openVectorStore } from "@/lib/adapters/vectors/stores/open-vector-store";
import { indexFolderCheck } from "@/lib/adapters/vectors/index-check";
import { pool } from "@/lib/db/client";
import { logger } from "@/lib/kernel/logger";

export interface Check {
  name: "database" | "storage" | "queue" | "search index" | "vectors" | "model" | "model providers";
  ok: boolean;
  /** Milliseconds. */
  latency: number;
  detail?: string;
}

const DEADLINE_MS = 5_000;

async function check(name: Check["name"], probe: () => Promise<string | undefined>): Promise<Check> {
  const start = performance.now();
  const deadline = new Promise<never>((_, reject) => setTimeout(() => reject(new Error("no answer in time")), DEADLINE_MS).unref());
  try {
    const detail = await Promise.race([probe(), deadline]);
    return { name, ok: true, latency: elapsed(start), ...(detail ? { detail } : {}) };
  } catch (error) {
    // The cause is for the logs; this page is public.
    logger().warn({ err: error, check: name }, "not ready");
    return { name, ok: false, latency: elapsed(start), detail: "does not answer" };
  }
}

function elapsed(start: number): number {
  return Math.round((performance.now() - start) * 10) / 10;
}

/** Of the installation's own model, as far as this process asked it. */
function modelState(): string {
  if (chatModel().extractive) return "extractive engine";
  const health = installationModelHealth();
  return health ? `configured; fails since ${health.since.toISOString()}: ${health.fault}` : "configured";
}

/** Of all organizations' providers, unnamed. One that fails is its organization's matter: this process does its work all the same. */
async function providerState(): Promise<string> {
  const { rows } = await pool().query<{ total: number; failing: number }>(`SELECT count(*)::int AS total, count(h.failing_since)::int AS failing
    FROM model_providers p LEFT JOIN provider_health h ON h.provider_id = p.id WHERE p.enabled`);
  const { total = 0, failing = 0 } = rows[0] ?? {};
  return total === 0 ? "none" : failing === 0 ? `${total}, none fails` : `${total}, ${failing} ${failing === 1 ? "fails" : "fail"}`;
}

/** Whether this process can do its work, part by part. */
export function readiness(): Promise<Check[]> {
  return Promise.all([
    check("database", async () => void (await pool().query("SELECT 1"))),
    check("storage", async () => void (await objectStorage().check())),
    check("queue", async () => {
      const { rows } = await pool().query<{ waiting: string }>("SELECT count(*) AS waiting FROM queue.job WHERE state IN ('created', 'retry')");
      return `${rows[0]?.waiting ?? 0} waiting`;
    }),
    check("search index", async () => void (await indexFolderCheck())),
    check("vectors", async () => {
      if (!embeddingsConfigured()) return "not used";
      const store = openVectorStore();
      await store.check();
      return store.kind;
    }),
    // Calling a paid model on every probe would cost money; what answers is named.
    check("model", async () => modelState()),
    check("model providers", providerState),
  ]);
}
