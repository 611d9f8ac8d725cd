import "server-only";
import { AppError } from "@/lib/kernel/app-error";
import { type Env, env } from "@/lib/kernel/env";
import { ChromaStore } from "./chroma-store";
import { LanceVectors } from "./lance-vectors";
import { MilvusStore } from "./milvus-store";
import { PgvectorStore } from "./pgvector-store";
import { PineconeStore } from "./pinecone-store";
import { QdrantStore } from "./qdrant-store";
import { RedisStore } from "./redis-store";
import { guarded, type StoreDriver } from "./store-driver";
import type { VectorStore, VectorStoreKind } from "./vector-store";
import { WeaviateStore } from "./weaviate-store";

function needed(value: string | undefined, name: string): string {
  if (value) return value;
  const userMessage = `The vectors are kept where ${name} says, but it is not set. Documents stay searchable by their words. An administrator must set it.`;
  throw new AppError("unavailable", { message: `${name} is not set`, userMessage });
}

const DRIVERS: Record<VectorStoreKind, (settings: Env) => StoreDriver> = {
  lancedb: () => new LanceVectors(),
  pgvector: (settings) => new PgvectorStore({ url: needed(settings.PGVECTOR_URL ?? settings.DATABASE_URL, "PGVECTOR_URL") }),
  pinecone: (settings) =>
    new PineconeStore({
      apiKey: needed(settings.PINECONE_API_KEY, "PINECONE_API_KEY"),
      index: settings.PINECONE_INDEX,
      cloud: settings.PINECONE_CLOUD,
      region: settings.PINECONE_REGION,
      controller: settings.PINECONE_CONTROLLER_URL,
    }),
  qdrant: (settings) => new QdrantStore({ url: needed(settings.QDRANT_URL, "QDRANT_URL"), apiKey: settings.QDRANT_API_KEY }),
  weaviate: (settings) => new WeaviateStore({ url: needed(settings.WEAVIATE_URL, "WEAVIATE_URL"), apiKey: settings.WEAVIATE_API_KEY }),
  milvus: (settings) => new MilvusStore({ url: needed(settings.MILVUS_URL, "MILVUS_URL"), token: settings.MILVUS_TOKEN }),
  redis: (settings) => new RedisStore({ url: needed(settings.REDIS_URL, "REDIS_URL") }),
  chroma: (settings) =>
    new ChromaStore({
      url: needed(settings.CHROMA_URL, "CHROMA_URL"),
      token: settings.CHROMA_TOKEN,
      tenant: settings.CHROMA_TENANT,
      database: settings.CHROMA_DATABASE,
    }),
};

const globals = globalThis as typeof globalThis & { munimentVectorStores?: { settings: Env; open: Map<VectorStoreKind, VectorStore> } };

/** One of each a process; the configured one unless another is named, as an older generation may be. */
export function openVectorStore(kind: VectorStoreKind = env().VECTOR_STORE): VectorStore {
  const settings = env();
  if (globals.munimentVectorStores?.settings !== settings) globals.munimentVectorStores = { settings, open: new Map() };
  const { open } = globals.munimentVectorStores;
  const store = open.get(kind) ?? guarded(DRIVERS[kind](settings));
  open.set(kind, store);
  return store;
}
