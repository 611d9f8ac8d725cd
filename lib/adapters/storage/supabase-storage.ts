import "server-only";
import { randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { AppError, isAppError } from "@/lib/kernel/app-error";
import { explainDiskError, writeHashed } from "./hashed-file";
import { assertObjectKey } from "./object-key";
import type { ObjectStorage, StoredObject } from "./object-storage";
import { fetchInTime, type SupabaseSettings, supabaseStorageClient } from "./supabase-bucket";
import { answered, failureOf } from "./supabase-errors";

const PAGE = 100;
const RETRY_DELAY_MS = 250;
const DOWNLOADS = 3;
/** A download that has begun goes on. */
const SIGNED_SECONDS = 120;

/** Objects in one private bucket. Bytes go by signed addresses, each good for one object and a short time. They pass through a file on this machine: hashed before they are sent, sent again when the network fails. */
export class SupabaseStorage implements ObjectStorage {
  private readonly client: ReturnType<typeof supabaseStorageClient>;
  private readonly fetch: typeof fetch;
  private readonly retryDelayMs: number;

  constructor(
    private readonly settings: SupabaseSettings,
    private readonly incoming: string,
  ) {
    this.client = supabaseStorageClient(settings);
    this.fetch = fetchInTime(settings);
    this.retryDelayMs = settings.retryDelayMs ?? RETRY_DELAY_MS;
  }

  async put(key: string, body: AsyncIterable<Uint8Array>, options: { maxBytes: number }): Promise<StoredObject> {
    const name = objectName(key);
    return this.withTemporary(async (file) => {
      const stored = await writeHashed(file, body, options.maxBytes);
      await this.answered(() => this.signedUpload(name, file, stored.size));
      return stored;
    });
  }

  async get(key: string, range?: { start: number; end: number }): Promise<Readable> {
    const name = objectName(key);
    const body = await this.answered(() => this.signedDownload(name, range));
    return Readable.fromWeb(body as ReadableStream<Uint8Array>);
  }

  async size(key: string): Promise<number | null> {
    const name = objectName(key);
    try {
      const info = await this.answered(() => this.bucket().info(name));
      return info.size ?? 0;
    } catch (error) {
      if (isAppError(error) && error.code === "not_found") return null;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    const name = objectName(key);
    await this.answered(() => this.bucket().remove([name]));
  }

  async deletePrefix(prefix: string): Promise<void> {
    const name = objectName(prefix);
    await this.emptyFolder(name);
    await this.answered(() => this.bucket().remove([name]));
  }

  async *keys(): AsyncGenerator<string> {
    const folders = [""];
    for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
      for (let offset = 0; ; offset += PAGE) {
        const below = folder;
        const entries = await this.answered(() => this.bucket().list(below, { limit: PAGE, offset }));
        for (const entry of entries) {
          const name = below === "" ? entry.name : `${below}/${entry.name}`;
          if (entry.id) yield objectKey(name);
          else folders.push(name);
        }
        if (entries.length < PAGE) break;
      }
    }
  }

  async withLocalPath<T>(key: string, body: (path: string) => Promise<T>): Promise<T> {
    return this.withTemporary(async (file) => {
      await this.download(key, file);
      return body(file);
    });
  }

  async check(): Promise<void> {
    const bucket = await this.answered(() => this.client.getBucket(this.settings.bucket));
    if (bucket.public) {
      throw new AppError("unavailable", {
        userMessage: "The document store's bucket is open to the public. Nothing is stored in it until your operator makes it private.",
      });
    }
    const key = `probe/${randomUUID()}`;
    await this.put(key, Readable.from([Buffer.from("probe")]), { maxBytes: 16 });
    await this.delete(key);
  }

  private bucket() {
    return this.client.from(this.settings.bucket);
  }

  private answered<T>(call: Parameters<typeof answered<T>>[0]): Promise<NonNullable<T>> {
    return answered(call, this.retryDelayMs);
  }

  private async signedUpload(name: string, file: string, size: number) {
    const signed = await this.bucket().createSignedUploadUrl(name, { upsert: true });
    if (signed.error) return signed;
    const stream = createReadStream(file);
    try {
      return await this.bucket().uploadToSignedUrl(name, signed.data.token, stream, {
        upsert: true,
        contentType: "application/octet-stream",
        cacheControl: "0",
        duplex: "half",
        headers: { "content-length": String(size) },
      });
    } finally {
      stream.destroy();
    }
  }

  private async signedDownload(name: string, range: { start: number; end: number } | undefined) {
    const signed = await this.bucket().createSignedUrl(name, SIGNED_SECONDS);
    if (signed.error) return signed;
    try {
      const response = await this.fetch(signed.data.signedUrl, { headers: range ? { range: `bytes=${range.start}-${range.end}` } : {} });
      if (!response.ok) return { data: null, error: await failureOf(response) };
      return { data: response.body ?? new Blob([]).stream(), error: null };
    } catch (error) {
      return { data: null, error: { message: String(error), originalError: error } };
    }
  }

  /** A body that breaks off half way is fetched again from the beginning. */
  private async download(key: string, file: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const body = await this.get(key);
      try {
        await pipeline(body, createWriteStream(file));
        return;
      } catch (error) {
        if (attempt === DOWNLOADS || explainDiskError(error) !== error) throw error;
      }
    }
  }

  private async emptyFolder(folder: string): Promise<void> {
    const files: string[] = [];
    const folders: string[] = [];
    for (let offset = 0; ; offset += PAGE) {
      const entries = await this.answered(() => this.bucket().list(folder, { limit: PAGE, offset }));
      // An entry without an id is a folder.
      for (const entry of entries) (entry.id ? files : folders).push(`${folder}/${entry.name}`);
      if (entries.length < PAGE) break;
    }
    for (const below of folders) await this.emptyFolder(below);
    for (let start = 0; start < files.length; start += PAGE) {
      await this.answered(() => this.bucket().remove(files.slice(start, start + PAGE)));
    }
  }

  private async withTemporary<T>(body: (file: string) => Promise<T>): Promise<T> {
    const file = path.join(this.incoming, randomUUID());
    try {
      await mkdir(this.incoming, { recursive: true });
      return await body(file);
    } catch (error) {
      throw explainDiskError(error);
    } finally {
      await rm(file, { force: true });
    }
  }
}

/** The service refuses many characters and the SDK puts names into addresses as they are: all but the plainest are written =hex. */
function objectName(key: string): string {
  assertObjectKey(key);
  return key.replace(/[^A-Za-z0-9./-]+/g, (piece) =>
    [...Buffer.from(piece)].map((byte) => `=${byte.toString(16).padStart(2, "0")}`).join(""),
  );
}

function objectKey(name: string): string {
  return name.replace(/(?:=[0-9a-f]{2})+/g, (piece) => Buffer.from(piece.replaceAll("=", ""), "hex").toString());
}
