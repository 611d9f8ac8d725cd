import "server-only";
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DeleteObjectCommand, DeleteObjectsCommand, GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, type S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { isAppError, notFound } from "@/lib/kernel/app-error";
import { explainDiskError, HashedPieces } from "./hashed-file";
import { assertObjectKey } from "./object-key";
import type { ObjectStorage, StoredObject } from "./object-storage";
import { s3Client, type S3Settings } from "./s3-bucket";
import { explainS3Error } from "./s3-errors";

const PART_BYTES = 8_388_608;
const PARTS_AT_ONCE = 2;
const DELETED_AT_ONCE = 500;
const DOWNLOADS = 3;

/** Objects in one private bucket. Bytes are streamed in parts and hashed as they pass; an upload that fails is taken back. */
export class S3Storage implements ObjectStorage {
  private readonly client: S3Client;
  private readonly bucket: string;

  constructor(
    settings: S3Settings,
    private readonly incoming: string,
  ) {
    this.client = s3Client(settings);
    this.bucket = settings.bucket;
  }

  async put(key: string, body: AsyncIterable<Uint8Array>, options: { maxBytes: number }): Promise<StoredObject> {
    assertObjectKey(key);
    const pieces = new HashedPieces(options.maxBytes);
    const source = Readable.from(pieces.of(body));
    // What the source says about its end is the reason; the SDK would wrap it.
    let broken: unknown;
    source.on("error", (error) => (broken ??= error));
    try {
      await new Upload({
        client: this.client,
        params: { Bucket: this.bucket, Key: key, Body: source, ContentType: "application/octet-stream" },
        partSize: PART_BYTES,
        queueSize: PARTS_AT_ONCE,
      }).done();
      return pieces.stored();
    } catch (error) {
      throw broken ?? explainS3Error(error);
    } finally {
      source.destroy();
    }
  }

  async get(key: string, range?: { start: number; end: number }): Promise<Readable> {
    assertObjectKey(key);
    const Range = range ? `bytes=${range.start}-${range.end}` : undefined;
    const { Body } = await this.sent(() => this.client.send(new GetObjectCommand({ Bucket: this.bucket, Key: key, Range })));
    if (!(Body instanceof Readable)) throw notFound("document");
    return Body;
  }

  async size(key: string): Promise<number | null> {
    assertObjectKey(key);
    try {
      const head = await this.sent(() => this.client.send(new HeadObjectCommand({ Bucket: this.bucket, Key: key })));
      return head.ContentLength ?? 0;
    } catch (error) {
      if (isAppError(error) && error.code === "not_found") return null;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    assertObjectKey(key);
    await this.sent(() => this.client.send(new DeleteObjectCommand({ Bucket: this.bucket, Key: key })));
  }

  async deletePrefix(prefix: string): Promise<void> {
    assertObjectKey(prefix);
    for (;;) {
      const page = await this.sent(() => this.client.send(new ListObjectsV2Command({ Bucket: this.bucket, Prefix: `${prefix}/`, MaxKeys: DELETED_AT_ONCE })));
      const Objects = (page.Contents ?? []).flatMap(({ Key }) => (Key === undefined ? [] : [{ Key }]));
      if (Objects.length === 0) break;
      const { Errors } = await this.sent(() => this.client.send(new DeleteObjectsCommand({ Bucket: this.bucket, Delete: { Objects, Quiet: true } })));
      if (Errors?.length) throw new Error(`S3 kept ${Errors.length} objects: ${Errors[0]?.Code} ${Errors[0]?.Message}`);
    }
    await this.delete(prefix);
  }

  async *keys(): AsyncGenerator<string> {
    for (let after: string | undefined; ; ) {
      const from = after;
      const page = await this.sent(() => this.client.send(new ListObjectsV2Command({ Bucket: this.bucket, StartAfter: from })));
      for (const { Key } of page.Contents ?? []) {
        if (Key === undefined) continue;
        after = Key;
        yield Key;
      }
      if (!page.IsTruncated || after === from) return;
    }
  }

  async withLocalPath<T>(key: string, body: (path: string) => Promise<T>): Promise<T> {
    const file = path.join(this.incoming, randomUUID());
    try {
      await mkdir(this.incoming, { recursive: true });
      await this.download(key, file);
      return await body(file);
    } catch (error) {
      throw explainDiskError(error);
    } finally {
      await rm(file, { force: true });
    }
  }

  async check(): Promise<void> {
    const key = `probe/${randomUUID()}`;
    await this.put(key, Readable.from([Buffer.from("probe")]), { maxBytes: 16 });
    await this.delete(key);
  }

  /** A body that breaks off half way is fetched again from the beginning. */
  private async download(key: string, file: string): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const body = await this.get(key);
      try {
        await pipeline(body, createWriteStream(file));
        return;
      } catch (error) {
        if (attempt === DOWNLOADS || explainDiskError(error) !== error) throw explainS3Error(error);
      }
    }
  }

  private async sent<T>(call: () => Promise<T>): Promise<T> {
    try {
      return await call();
    } catch (error) {
      throw explainS3Error(error);
    }
  }
}
