import "server-only";
import type { Index, Pinecone } from "@pinecone-database/pinecone";
import { isAppError } from "@/lib/kernel/app-error";
import { type Conditions, inBatches, spaceName } from "./conditions";
import type { StoreDriver, StoredAttributes } from "./store-driver";
import { refusedCall, refusedKey, unreachable, wrongDimensions } from "./store-errors";
import { patientFetch } from "./store-http";
import type { VectorHit, VectorPoint, VectorSelection, VectorSpace } from "./vector-store";

const POINTS_AT_ONCE = 100;
const IDS_AT_ONCE = 1_000;
const IDS_A_PAGE = 100;
const CALLS_AT_ONCE = 10;

interface Metadata extends Record<string, string | number | string[]> {
  document_id: string;
  version_id: string;
  project_id: string;
  sensitivity: number;
  department_ids: string[];
  generation: number;
}

interface PineconeSettings {
  apiKey: string;
  /** Indexes are called by it and the vectors' length, e.g. muniment-1536. */
  index: string;
  cloud: string;
  region: string;
  /** Another control plane than Pinecone's own. */
  controller?: string | undefined;
}

function filterOf({ projectIds, documentIds, sensitivity, departmentIds }: Conditions): object {
  return {
    ...(projectIds ? { project_id: { $in: projectIds } } : {}),
    ...(documentIds ? { document_id: { $in: documentIds } } : {}),
    ...(sensitivity === undefined ? {} : { sensitivity: { $lte: sensitivity } }),
    ...(departmentIds ? { department_ids: { $in: departmentIds } } : {}),
  };
}

/** A document's vectors can be listed by the beginning of their ids, which is exact; filters can't be listed. */
const idOf = ({ documentId, chunkId }: { documentId: string; chunkId: string }): string => `${documentId}#${chunkId}`;

function metadataOf({ documentId, versionId, generation, projectId, sensitivity, departmentIds }: VectorPoint): Metadata {
  return { document_id: documentId, version_id: versionId, generation, project_id: projectId, sensitivity, department_ids: [...departmentIds] };
}

/**
 * Pinecone, serverless: one index for each length of vectors, one namespace a space. What is written is found after a moment;
 * a namespace that isn't there is an empty one.
 */
export class PineconeStore implements StoreDriver {
  readonly kind = "pinecone";
  private client: Promise<Pinecone> | undefined;
  private readonly ready = new Set<number>();

  constructor(private readonly settings: PineconeSettings) {}

  private connected(): Promise<Pinecone> {
    const { apiKey, controller } = this.settings;
    return (this.client ??= import("@pinecone-database/pinecone").then(
      ({ Pinecone: Client }) =>
        new Client({
          apiKey,
          ...(controller ? { controllerHostUrl: controller } : {}),
          // The client's own tries stop at server errors; ours wait as long as a 429 says.
          maxRetries: 0,
          fetchApi: (url, init) => patientFetch(this.kind, String(url), init ?? {}),
        }),
    ));
  }

  private async call<T>(work: (client: Pinecone) => Promise<T>): Promise<T> {
    try {
      return await work(await this.connected());
    } catch (error) {
      if (isAppError(error)) throw error;
      for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) if (isAppError(cause)) throw cause;
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      if (/Authorization|Forbidden/i.test(name)) throw refusedKey(this.kind, error);
      if (/Connection|Unavailable|InternalServer|Timeout|MaxRetries/i.test(name)) throw unreachable(this.kind, error);
      throw refusedCall(this.kind, `${name}: ${message}`);
    }
  }

  private indexName(space: VectorSpace): string {
    return `${this.settings.index}-${space.dimensions}`;
  }

  private on<T>(space: VectorSpace, work: (index: Index<Metadata>) => Promise<T>): Promise<T> {
    return this.call(async (client) => {
      await this.ensureIndex(client, space);
      return work(client.index<Metadata>({ name: this.indexName(space), namespace: spaceName(space.id) }));
    });
  }

  private async ensureIndex(client: Pinecone, space: VectorSpace): Promise<void> {
    if (this.ready.has(space.dimensions)) return;
    const name = this.indexName(space);
    const known = (await client.listIndexes()).indexes?.find((index) => index.name === name);
    if (known && known.dimension !== space.dimensions) throw wrongDimensions(this.kind, known.dimension ?? 0, space.dimensions);
    const { cloud, region } = this.settings;
    const spec = { serverless: { cloud: cloud === "gcp" || cloud === "azure" ? cloud : "aws", region } } as const;
    if (!known) await client.createIndex({ name, dimension: space.dimensions, metric: "cosine", spec, suppressConflicts: true, waitUntilReady: true });
    this.ready.add(space.dimensions);
  }

  async check(): Promise<void> {
    await this.call((client) => client.listIndexes());
  }

  create(space: VectorSpace): Promise<void> {
    return this.on(space, async () => {});
  }

  upsert(space: VectorSpace, points: readonly VectorPoint[]): Promise<void> {
    return this.on(space, async (index) => {
      for (const batch of inBatches(points, POINTS_AT_ONCE)) {
        await index.upsert({ records: batch.map((point) => ({ id: idOf(point), values: [...point.embedding], metadata: metadataOf(point) })) });
      }
    });
  }

  search(space: VectorSpace, embedding: readonly number[], conditions: Conditions, limit: number): Promise<VectorHit[]> {
    return this.on(space, async (index) => {
      const filter = filterOf(conditions);
      const found = await index.query({ vector: [...embedding], topK: limit, ...(Object.keys(filter).length > 0 ? { filter } : {}) });
      return found.matches.map(({ id, score }) => {
        const [documentId = "", chunkId = ""] = id.split("#");
        return { chunkId, documentId, distance: 1 - (score ?? -1) };
      });
    });
  }

  updateDocument(space: VectorSpace, documentId: string, { projectId, sensitivity, departmentIds }: StoredAttributes): Promise<void> {
    const metadata = {
      ...(projectId ? { project_id: projectId } : {}),
      ...(sensitivity === undefined ? {} : { sensitivity }),
      ...(departmentIds ? { department_ids: departmentIds } : {}),
    };
    return this.on(space, async (index) => {
      for (const ids of inBatches(await this.idsOf(index, documentId), CALLS_AT_ONCE)) await Promise.all(ids.map((id) => index.update({ id, metadata })));
    });
  }

  private async idsOf(index: Index<Metadata>, documentId: string): Promise<string[]> {
    const ids: string[] = [];
    for (let paginationToken: string | undefined; ; ) {
      const page = await index.listPaginated({ prefix: `${documentId}#`, limit: IDS_A_PAGE, ...(paginationToken ? { paginationToken } : {}) });
      ids.push(...(page.vectors ?? []).flatMap(({ id }) => (id ? [id] : [])));
      paginationToken = page.pagination?.next;
      if (!paginationToken) return ids;
    }
  }

  remove(space: VectorSpace, selection: VectorSelection): Promise<void> {
    return this.on(space, async (index) => {
      if (!("documentIds" in selection)) return this.removeVersions(index, selection);
      for (const documentId of selection.documentIds) {
        for (const ids of inBatches(await this.idsOf(index, documentId), IDS_AT_ONCE)) await index.deleteMany({ ids });
      }
    });
  }

  private async removeVersions(index: Index<Metadata>, selection: Exclude<VectorSelection, { documentIds: readonly string[] }>): Promise<void> {
    const filter =
      "versionIds" in selection
        ? { version_id: { $in: [...selection.versionIds] } }
        : { version_id: { $eq: selection.versionId }, generation: { $lt: selection.beforeGeneration } };
    await absentIsFine(index.deleteMany({ filter }));
  }

  count(space: VectorSpace, documentId?: string): Promise<number> {
    return this.on(space, async (index) => {
      if (documentId) return (await this.idsOf(index, documentId)).length;
      const stats = await index.describeIndexStats();
      return stats.namespaces?.[spaceName(space.id)]?.recordCount ?? 0;
    });
  }

  drop(space: VectorSpace): Promise<void> {
    return this.on(space, (index) => absentIsFine(index.deleteAll()));
  }
}

/** A namespace exists from its first vector on. */
async function absentIsFine(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof Error && error.name === "PineconeNotFoundError")) throw error;
  });
}
