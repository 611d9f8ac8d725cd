import "server-only";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { AppError } from "@/lib/kernel/app-error";
import type { StoredObject } from "./object-storage";

const HEAD_BYTES = 65_536;

/** Passes bytes on and knows afterwards what they were. */
export class HashedPieces {
  private readonly hash = createHash("sha256");
  private readonly heads: Uint8Array[] = [];
  private size = 0;
  private headSize = 0;

  constructor(private readonly maxBytes: number) {}

  /** @throws AppError too_large beyond the limit. */
  async *of(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      this.size += piece.byteLength;
      if (this.size > this.maxBytes) {
        const limit = `${Math.floor(this.maxBytes / 1_000_000)} MB`;
        throw new AppError("too_large", {
          userMessage: `This document is larger than ${limit}, the limit of this installation. Nothing was stored; split it or ask the operator to raise the limit.`,
        });
      }
      this.hash.update(piece);
      if (this.headSize < HEAD_BYTES) {
        this.heads.push(piece.slice(0, HEAD_BYTES - this.headSize));
        this.headSize += Math.min(piece.byteLength, HEAD_BYTES - this.headSize);
      }
      yield piece;
    }
  }

  stored(): StoredObject {
    return { size: this.size, sha256: this.hash.digest("hex"), head: Buffer.concat(this.heads) };
  }
}

/** Streams into a new file; the memory it takes does not grow with the size. @throws AppError too_large beyond `maxBytes`. */
export async function writeHashed(file: string, body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredObject> {
  const pieces = new HashedPieces(maxBytes);
  const handle = await open(file, "wx");
  try {
    for await (const piece of pieces.of(body)) await handle.write(piece);
    await handle.datasync();
  } finally {
    await handle.close();
  }
  return pieces.stored();
}

export function explainDiskError(error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOSPC" || code === "EDQUOT") {
    return new AppError("storage_full", {
      userMessage: "The server's disk is full. This document was not stored and nothing else was changed; tell your operator.",
      cause: error,
    });
  }
  return error;
}
