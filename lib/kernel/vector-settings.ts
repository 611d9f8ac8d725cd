import { z } from "zod";

const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

/** Where vectors are kept. Those of a store that was left stay set until its vectors have moved. */
export const vectorSettings = {
  VECTOR_STORE: z
    .enum(["lancedb", "pgvector", "pinecone", "qdrant", "weaviate", "milvus", "redis", "chroma"])
    .default("lancedb")
    .describe("Where vectors are kept: lancedb (beside the search index), pgvector, pinecone, qdrant, weaviate, milvus, redis or chroma. After a change they are made anew there while the old ones go on answering"),
  PGVECTOR_URL: optional(z.string()).describe("Postgres with pgvector 0.8 or newer, when VECTOR_STORE=pgvector; default DATABASE_URL"),
  PINECONE_API_KEY: optional(z.string()).describe("Key of Pinecone; needed when VECTOR_STORE=pinecone"),
  PINECONE_INDEX: z
    .string()
    .regex(/^[a-z0-9](?:[a-z0-9-]{0,36}[a-z0-9])?$/, "lower case letters, digits and hyphens")
    .default("muniment")
    .describe("Beginning of the names of Pinecone's indexes; the vectors' length follows, e.g. muniment-1536"),
  PINECONE_CLOUD: z.enum(["aws", "gcp", "azure"]).default("aws").describe("Cloud in which a Pinecone index is made"),
  PINECONE_REGION: z.string().min(1).default("us-east-1").describe("Region in which a Pinecone index is made"),
  PINECONE_CONTROLLER_URL: optional(z.url()).describe("Another control plane than Pinecone's own, e.g. of a local Pinecone"),
  QDRANT_URL: optional(z.url()).describe("Address of Qdrant, e.g. http://localhost:6333; needed when VECTOR_STORE=qdrant"),
  QDRANT_API_KEY: optional(z.string()).describe("Key of Qdrant"),
  WEAVIATE_URL: optional(z.url()).describe("Address of Weaviate, e.g. http://localhost:8080; needed when VECTOR_STORE=weaviate"),
  WEAVIATE_API_KEY: optional(z.string()).describe("Key of Weaviate"),
  MILVUS_URL: optional(z.url()).describe("Address of Milvus or Zilliz Cloud, e.g. http://localhost:19530; needed when VECTOR_STORE=milvus"),
  MILVUS_TOKEN: optional(z.string()).describe("Token of Milvus: user:password, or the key of Zilliz Cloud"),
  REDIS_URL: optional(z.string().regex(/^rediss?:\/\//, "must begin with redis:// or rediss://")).describe(
    "Redis 8 or Redis Stack, e.g. redis://:password@localhost:6379; needed when VECTOR_STORE=redis",
  ),
  CHROMA_URL: optional(z.url()).describe("Address of Chroma, e.g. http://localhost:8000; needed when VECTOR_STORE=chroma"),
  CHROMA_TOKEN: optional(z.string()).describe("Token of Chroma"),
  CHROMA_TENANT: z.string().min(1).default("default_tenant").describe("Tenant in Chroma"),
  CHROMA_DATABASE: z.string().min(1).default("default_database").describe("Database in Chroma"),
};

/** What a store can't do without. */
export const NEEDED_BY_VECTOR_STORE = {
  lancedb: [],
  pgvector: [],
  pinecone: ["PINECONE_API_KEY"],
  qdrant: ["QDRANT_URL"],
  weaviate: ["WEAVIATE_URL"],
  milvus: ["MILVUS_URL"],
  redis: ["REDIS_URL"],
  chroma: ["CHROMA_URL"],
} as const;
