import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { AppError } from "@/lib/kernel/app-error";
import { env } from "@/lib/kernel/env";
import { isId } from "@/lib/kernel/ids";
import { explainDiskError } from "./hashed-file";

export interface ArrivedPart {
  size: number;
  /** Of the algorithm that was asked for, base64. */
  digest: string | null;
  /** Makes it the bytes that begin at `offset`; what an unfinished try left there is replaced. */
  keep: (offset: number) => Promise<void>;
  drop: () => Promise<void>;
}

const OFFSET_DIGITS = 16;

function root(): string {
  return path.resolve(env().DATA_DIR, "incoming", "uploads");
}

function folderOf(uploadId: string): string {
  if (!isId(uploadId)) throw new Error("an upload's id is an id");
  return path.join(root(), uploadId);
}

function partFile(uploadId: string, offset: number): string {
  return path.join(folderOf(uploadId), String(offset).padStart(OFFSET_DIGITS, "0"));
}

/** Writes what arrives aside: whether it counts is decided afterwards, so that two senders at once cannot mix. */
export async function receivePart(uploadId: string, body: AsyncIterable<Uint8Array>, options: { maxBytes: number; algorithm?: string }): Promise<ArrivedPart> {
  const file = path.join(folderOf(uploadId), `arriving-${randomUUID()}`);
  const hash = options.algorithm ? createHash(options.algorithm) : null;
  const drop = () => rm(file, { force: true });
  let size = 0;
  try {
    await mkdir(folderOf(uploadId), { recursive: true });
    const handle = await open(file, "wx");
    try {
      for await (const piece of body) {
        if (size + piece.byteLength > options.maxBytes) {
          throw new AppError("invalid_input", { userMessage: "More bytes were sent than the upload announced. Nothing of this part was kept." });
        }
        await handle.writeFile(piece);
        hash?.update(piece);
        size += piece.byteLength;
      }
      await handle.datasync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    await drop();
    throw explainDiskError(error);
  }
  return { size, digest: hash ? hash.digest("base64") : null, drop, keep: (offset) => rename(file, partFile(uploadId, offset)) };
}

/** The parts one after the other. @throws AppError unavailable when the disk does not hold what was received. */
export async function* assembledParts(uploadId: string, size: number): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < size; ) {
    const file = partFile(uploadId, offset);
    const found = await stat(file).catch(() => null);
    if (!found || found.size === 0) throw new AppError("gone", { userMessage: "A part of this upload is no longer on the server. Upload the document again." });
    for await (const piece of createReadStream(file)) yield piece as Uint8Array;
    offset += found.size;
  }
}

export function removeParts(uploadId: string): Promise<void> {
  return rm(folderOf(uploadId), { recursive: true, force: true });
}

/** Files that a killed process left while it sent or fetched an object; nothing was added to them since `before`. */
export async function removeForgottenFiles(before: Date): Promise<number> {
  let removed = 0;
  for (const folder of [path.resolve(env().DATA_DIR, "incoming"), path.resolve(env().DATA_DIR, "storage", "incoming")]) {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      const file = path.join(folder, entry.name);
      const touched = entry.isFile() ? await stat(file).catch(() => null) : null;
      if (!touched || touched.mtime >= before) continue;
      await rm(file, { force: true });
      removed++;
    }
  }
  return removed;
}

/** Removes what nothing was added to since `before`. */
export async function removeForgottenParts(before: Date): Promise<number> {
  let removed = 0;
  for (const name of await readdir(root()).catch(() => [])) {
    const folder = path.join(root(), name);
    const touched = await stat(folder).catch(() => null);
    if (!touched || touched.mtime >= before) continue;
    await rm(folder, { recursive: true, force: true });
    removed++;
  }
  return removed;
}
