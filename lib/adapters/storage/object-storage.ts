import "server-only";
import type { Readable } from "node:stream";

export interface StoredObject {
  /** Bytes. */
  size: number;
  /** Lower-case hex of the content. */
  sha256: string;
  /** The first bytes, enough to sniff a type. */
  head: Buffer;
}

export interface ObjectStorage {
  /**
   * Streams to storage; the object appears whole or not at all.
   * @throws AppError too_large beyond `maxBytes`, storage_full when the disk is full.
   */
  put(key: string, body: AsyncIterable<Uint8Array>, options: { maxBytes: number }): Promise<StoredObject>;
  /** @throws AppError not_found */
  get(key: string, range?: { start: number; end: number }): Promise<Readable>;
  /** Size in bytes, or null when there is no such object. */
  size(key: string): Promise<number | null>;
  delete(key: string): Promise<void>;
  deletePrefix(prefix: string): Promise<void>;
  /** Every object's key, in no order; what is being written is not there yet. For checks by the operator: it reads the whole store's list. */
  keys(): AsyncIterable<string>;
  /** A path on this machine that holds the object while `body` runs. */
  withLocalPath<T>(key: string, body: (path: string) => Promise<T>): Promise<T>;
  /** Writes and removes a probe. */
  check(): Promise<void>;
}
