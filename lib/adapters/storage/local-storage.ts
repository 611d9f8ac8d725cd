import "server-only";
import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, opendir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import { notFound } from "@/lib/kernel/app-error";
import { explainDiskError, writeHashed } from "./hashed-file";
import { assertObjectKey } from "./object-key";
import type { ObjectStorage, StoredObject } from "./object-storage";

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
      throw explainDiskError(error);
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

  async *keys(): AsyncGenerator<string> {
    yield* this.keysBelow("");
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

  private async *keysBelow(folder: string): AsyncGenerator<string> {
    const entries = await opendir(path.join(this.root, folder)).catch((error: NodeJS.ErrnoException) => {
      // Removed since its parent was read, or nothing was ever stored.
      if (error.code === "ENOENT") return [];
      throw error;
    });
    for await (const entry of entries) {
      const key = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isFile()) yield key;
      else if (entry.isDirectory() && key !== "incoming") yield* this.keysBelow(key);
    }
  }

  private pathOf(key: string): string {
    assertObjectKey(key);
    const target = path.resolve(this.root, key);
    if (!target.startsWith(path.resolve(this.root) + path.sep)) throw new Error("storage key leaves its folder");
    return target;
  }
}
