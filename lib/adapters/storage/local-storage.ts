import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { AppError, notFound } from "@/lib/kernel/app-error";
import type { ObjectStorage, StoredObject } from "./object-storage";

const HEAD_BYTES = 65_536;

/** Objects as files below one folder; written aside and renamed, so that a killed process leaves no half object. */
export class LocalStorage implements ObjectStorage {
  constructor(private readonly root: string) {}

  async put(key: string, body: AsyncIterable<Uint8Array>, options: { maxBytes: number }): Promise<StoredObject> {
    const target = this.pathOf(key);
    const temporary = path.join(this.root, "incoming", randomUUID());
    try {
      await mkdir(path.dirname(temporary), { recursive: true });
      const stored = await writeHashed(temporary, body, options.maxBytes);
      await mkdir(path.dirname(target), { recursive: true });
      await rename(temporary, target);
      return stored;
    } catch (error) {
      await rm(temporary, { force: true });
      throw explain(error);
    }
  }

  async get(key: string, range?: { start: number; end: number }): Promise<Readable> {
    const file = this.pathOf(key);
    if ((await this.size(key)) === null) throw notFound("document");
    return createReadStream(file, range);
  }

  async size(key: string): Promise<number | null> {
    try {
      return (await stat(this.pathOf(key))).size;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  async deletePrefix(prefix: string): Promise<void> {
    await rm(this.pathOf(prefix), { recursive: true, force: true });
  }

  async withLocalPath<T>(key: string, body: (path: string) => Promise<T>): Promise<T> {
    if ((await this.size(key)) === null) throw notFound("document");
    return body(this.pathOf(key));
  }

  async check(): Promise<void> {
    const key = `probe/${randomUUID()}`;
    await this.put(key, (async function* () { yield Buffer.from("probe"); })(), { maxBytes: 16 });
    await this.delete(key);
  }

  private pathOf(key: string): string {
    const target = path.resolve(this.root, key);
    if (!target.startsWith(path.resolve(this.root) + path.sep)) throw new Error("storage key leaves its folder");
    return target;
  }
}

async function writeHashed(file: string, body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredObject> {
  const hash = createHash("sha256");
  const heads: Uint8Array[] = [];
  let size = 0;
  let headSize = 0;
  const handle = await open(file, "wx");
  try {
    for await (const piece of body) {
      size += piece.byteLength;
      if (size > maxBytes) {
        const limit = `${Math.floor(maxBytes / 1_000_000)} MB`;
        throw new AppError("too_large", { userMessage: `This document is larger than ${limit}, the limit of this installation. Nothing was stored; split it or ask the operator to raise the limit.` });
      }
      hash.update(piece);
      if (headSize < HEAD_BYTES) {
        heads.push(piece.slice(0, HEAD_BYTES - headSize));
        headSize += Math.min(piece.byteLength, HEAD_BYTES - headSize);
      }
      await handle.write(piece);
    }
    await handle.datasync();
  } finally {
    await handle.close();
  }
  return { size, sha256: hash.digest("hex"), head: Buffer.concat(heads) };
}

function explain(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new AppError("storage_full", { userMessage: "The server's disk is full. This document was not stored and nothing else was changed; tell your operator.", cause: error });
  }
  return error;
}
