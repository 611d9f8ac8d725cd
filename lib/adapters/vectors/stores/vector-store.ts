import type { DocumentAttributes, VisibilityFilter } from "../document-attributes";

export const VECTOR_STORES = ["lancedb", "pgvector", "pinecone", "qdrant", "weaviate", "milvus", "redis", "chroma"] as const;
export type VectorStoreKind = (typeof VECTOR_STORES)[number];

/** One generation of one workspace's vectors: a table, collection or namespace of its own, so that dropping it leaves nothing. */
export interface VectorSpace {
  /** An id that is never used again; it names the table. */
  id: string;
  dimensions: number;
}

/** A passage's vector with what visibility needs. Never text: that stays in Postgres. */
export interface VectorPoint {
  chunkId: string;
  documentId: string;
  versionId: string;
  projectId: string;
  /** 0 public … 3 highest. */
  sensitivity: number;
  /** Empty: every department. */
  departmentIds: readonly string[];
  /** Of the version's passages. */
  generation: number;
  embedding: readonly number[];
}

export interface VectorHit {
  chunkId: string;
  documentId: string;
  /** Cosine distance, 0 same direction … 2 opposite. */
  distance: number;
}

export type VectorSelection =
  | { documentIds: readonly string[] }
  | { versionIds: readonly string[] }
  | { versionId: string; beforeGeneration: number };

/**
 * Where vectors are kept. Everything is repeatable. A space that isn't there counts 0, is removed from and dropped without
 * complaint, and searched with an AppError `gone`: it was replaced by a newer one. A store that cannot be reached, refuses the
 * key or refuses the data throws `unavailable`.
 */
export interface VectorStore {
  readonly kind: VectorStoreKind;
  /** Reachable, and the key is accepted. */
  check(): Promise<void>;
  create(space: VectorSpace): Promise<void>;
  /** The same chunkId again replaces. */
  upsert(space: VectorSpace, points: readonly VectorPoint[]): Promise<void>;
  /** Nearest first, only what the filter lets through: a limit counts visible hits alone. */
  search(space: VectorSpace, embedding: readonly number[], filter: VisibilityFilter, limit: number): Promise<VectorHit[]>;
  updateDocument(space: VectorSpace, documentId: string, attributes: DocumentAttributes): Promise<void>;
  remove(space: VectorSpace, selection: VectorSelection): Promise<void>;
  /** Exact. */
  count(space: VectorSpace, documentId?: string): Promise<number>;
  drop(space: VectorSpace): Promise<void>;
  /** Builds what makes a large space fast, where a store doesn't do that by itself. */
  optimize?(space: VectorSpace): Promise<void>;
  close(): Promise<void>;
}
