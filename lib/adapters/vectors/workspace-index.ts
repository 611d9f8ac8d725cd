import type { DocumentAttributes, VisibilityFilter } from "./document-attributes";
import type { VectorHit } from "./stores/vector-store";

/** A passage as the index stores it. `text` is the passage as read; the adapter segments it. */
export interface IndexRow {
  chunkId: string;
  documentId: string;
  versionId: string;
  projectId: string;
  /** 0 public … 3 highest. */
  sensitivity: number;
  /** Empty: every department. */
  departmentIds: string[];
  generation: number;
  ordinal: number;
  page: number;
  text: string;
  headingPath: string[];
  documentName: string;
}

export interface IndexHit {
  chunkId: string;
  documentId: string;
  /** Comparable within one answer only. */
  score: number;
  stages: {
    lexical?: { rank: number; score: number };
    document?: { score: number };
    vector?: { rank: number; distance: number };
  };
}

export interface IndexQuery {
  text: string;
  /** What a vector store found under the same filter, nearest first; fused with what the words find. */
  vectors?: readonly VectorHit[] | Promise<readonly VectorHit[]>;
  limit: number;
  filter: VisibilityFilter;
}

/** One workspace's search index. It answers with ids, never with text, and can be rebuilt from the database at any time. */
export interface WorkspaceIndex {
  /** Rows of any number of documents in one commit; found at once. The same chunkId again replaces. */
  append(rows: IndexRow[]): Promise<void>;
  updateDocument(documentId: string, attributes: DocumentAttributes): Promise<void>;
  removeVersion(versionIds: string[]): Promise<void>;
  removeDocument(documentIds: string[]): Promise<void>;
  /** Drops what earlier generations of a version left behind. */
  removeGenerationsBefore(versionId: string, generation: number): Promise<void>;
  search(query: IndexQuery): Promise<IndexHit[]>;
  /** Folds fresh rows into the indexes and reclaims space, once there are enough to be worth it; for the worker, as often as it likes. */
  optimize(): Promise<void>;
  count(): Promise<{ chunks: number; documents: number }>;
  countOf(documentId: string): Promise<number>;
  /** Removes every row; the table stays, so that processes that hold it open go on. */
  clear(): Promise<void>;
  /** Removes the table itself. Other processes may keep parts of the old one in memory: they are to be started anew. */
  drop(): Promise<void>;
}
