import "server-only";
import { embeddingsConfigured } from "@/lib/adapters/ai/embeddings";
import type { JobQueue } from "@/lib/adapters/queue/job-queue";
import { buildVectors } from "@/lib/domains/knowledge/generations/jobs/build-vectors.job";
import { env } from "@/lib/kernel/env";
import { Round } from "./round";
import { listUnfinishedVectors } from "./unfinished-vectors";

const EVERY_MS = 5 * 60_000;

/** Finds workspaces whose vectors are not as documents and settings want them: another model or store, a kill, a service that was down. */
export class VectorUpkeep extends Round {
  constructor(private readonly queue: Pick<JobQueue, "enqueue">) {
    super(EVERY_MS, "vectors that are to be made");
  }

  protected async work(): Promise<void> {
    const { VECTOR_STORE, EMBEDDING_MODEL = "", EMBEDDING_DIMENSIONS } = env();
    const wanted = embeddingsConfigured() ? { store: VECTOR_STORE, model: EMBEDDING_MODEL, dimensions: EMBEDDING_DIMENSIONS } : null;
    const places = await listUnfinishedVectors(wanted);
    if (places.length > 0) await this.queue.enqueue(places.map((payload) => ({ job: buildVectors, payload, singletonKey: payload.workspaceId })));
  }
}
