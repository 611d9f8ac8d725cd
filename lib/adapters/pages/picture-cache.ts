import "server-only";
import { randomUUID } from "node:crypto";
import { mkdir, opendir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { isAppError } from "@/lib/kernel/app-error";
import { env } from "@/lib/kernel/env";
import { logger } from "@/lib/kernel/logger";
import { assertObjectKey } from "../storage/object-key";

const UNUSED_MS = 30 * 86_400_000;
/** What is left of the limit after it was passed. */
const KEPT = 0.8;
const FAILURES_MS = 600_000;
const MOST_FAILURES = 500;

/**
 * Pictures of pages on this machine's disk, made once and kept until there are too many: the longest unused go first. Keys begin
 * with the version's storage key, so that a document's pictures are erased with it.
 */
export class PictureCache {
  private readonly running = new Map<string, Promise<Buffer>>();
  private readonly failures = new Map<string, { error: unknown; until: number }>();
  private bytes: Promise<number> | undefined;

  constructor(
    private readonly root: string,
    private readonly limit: number,
  ) {}

  /** Whoever asks for the same at the same time waits for the same. What could not be made is not tried again for ten minutes. */
  async once(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const running = this.running.get(key);
    if (running) return running;
    const work = this.kept(key, make).finally(() => this.running.delete(key));
    this.running.set(key, work);
    return work;
  }

  async deletePrefix(prefix: string): Promise<void> {
    await rm(this.pathOf(prefix), { recursive: true, force: true });
    for (const key of this.failures.keys()) if (key.startsWith(`${prefix}/`)) this.failures.delete(key);
  }

  private async kept(key: string, make: () => Promise<Buffer>): Promise<Buffer> {
    const file = this.pathOf(key);
    const found = await readFile(file).catch(() => null);
    if (found) {
      const now = new Date();
      await utimes(file, now, now).catch(() => undefined);
      return found;
    }
    const failure = this.failures.get(key);
    if (failure && failure.until > Date.now()) throw failure.error;
    try {
      const made = await make();
      await this.keep(file, made);
      return made;
    } catch (error) {
      if (isAppError(error) && (error.code === "timeout" || error.code === "unreadable_document")) this.remember(key, error);
      throw error;
    }
  }

  private remember(key: string, error: unknown): void {
    const oldest = this.failures.keys().next().value;
    if (this.failures.size >= MOST_FAILURES && oldest !== undefined) this.failures.delete(oldest);
    this.failures.set(key, { error, until: Date.now() + FAILURES_MS });
  }

  /** A cache that cannot be written costs time, not the page. */
  private async keep(file: string, bytes: Buffer): Promise<void> {
    const draft = path.join(this.root, "incoming", randomUUID());
    try {
      await mkdir(path.dirname(draft), { recursive: true });
      await writeFile(draft, bytes);
      await mkdir(path.dirname(file), { recursive: true });
      await rename(draft, file);
      await this.count(bytes.length);
    } catch (error) {
      logger().warn({ err: error }, "a page's picture could not be kept");
      await rm(draft, { force: true }).catch(() => undefined);
    }
  }

  private async count(added: number): Promise<void> {
    const before = this.bytes;
    this.bytes = before === undefined ? this.sweep() : before.then((sum) => (sum + added > this.limit ? this.sweep() : sum + added));
    await this.bytes;
  }

  /** Removes the longest unused beyond the limit, and whatever nobody asked for in a month; answers with what is left, in bytes. */
  private async sweep(): Promise<number> {
    const files = await this.files();
    files.sort((one, other) => one.used - other.used);
    let sum = files.reduce((all, file) => all + file.size, 0);
    const goal = sum > this.limit ? this.limit * KEPT : sum;
    for (const { file, size, used } of files) {
      if (sum <= goal && used > Date.now() - UNUSED_MS) break;
      await rm(file, { force: true });
      sum -= size;
    }
    return sum;
  }

  private async files(): Promise<{ file: string; size: number; used: number }[]> {
    const files: { file: string; size: number; used: number }[] = [];
    for await (const entry of await opendir(this.root, { recursive: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      const found = await stat(file).catch(() => null);
      if (found) files.push({ file, size: found.size, used: found.mtimeMs });
    }
    return files;
  }

  private pathOf(key: string): string {
    assertObjectKey(key);
    return path.join(this.root, key);
  }
}

const globals = globalThis as typeof globalThis & { munimentPictures?: { root: string; cache: PictureCache } };

export function pictureCache(): PictureCache {
  const { DATA_DIR, PAGE_CACHE_MB } = env();
  const root = path.resolve(DATA_DIR, "cache", "pages");
  if (globals.munimentPictures?.root !== root) globals.munimentPictures = { root, cache: new PictureCache(root, PAGE_CACHE_MB * 1_000_000) };
  return globals.munimentPictures.cache;
}
