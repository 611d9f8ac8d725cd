import "server-only";
import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { AppError } from "@/lib/kernel/app-error";
import type { StoredObject } from "./object-storage";

const HEAD_BYTES = 65_536;

/** Streams into a new file; the memory it takes does not grow with the size. @throws AppError too_large beyond `maxBytes`. */
export async function writeHashed(file: string, body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<StoredObject> {
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
        throw new AppError("too_large", {
          userMessage: `This document is larger than ${limit}, the limit of this installation. Nothing was stored; split it or ask the operator to raise the limit.`,
        });
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
