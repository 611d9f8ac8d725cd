import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import S3rver from "s3rver";

const BUCKET = "muniment";

/** A local S3 server whose objects lie below a folder. It does not judge signatures; the verifier beside it does. */
export class S3TestServer {
  private readonly server: S3rver;

  constructor(private readonly folder: string) {
    this.server = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory: folder, allowMismatchedSignatures: true, configureBuckets: [{ name: BUCKET, configs: [] }] });
    // The one call of the product's that it does not know.
    this.server.middleware.unshift(async (context, next) => {
      const { uploadId } = context.query;
      if (context.method !== "DELETE" || typeof uploadId !== "string") return next();
      rmSync(path.join(this.unfinished, path.basename(uploadId)), { recursive: true });
      context.status = 204;
    });
  }

  async start(): Promise<string> {
    const address = await this.server.run();
    return `http://127.0.0.1:${address.port}`;
  }

  stop(): Promise<void> {
    return this.server.close();
  }

  /** How many objects there are, and uploads in parts that were neither ended nor taken back. */
  objects(): number {
    const unfinished = existsSync(this.unfinished) ? readdirSync(this.unfinished).length : 0;
    return unfinished + readdirSync(this.folder, { recursive: true }).filter((name) => String(name).endsWith("._S3rver_object")).length;
  }

  private get unfinished(): string {
    return path.join(this.folder, BUCKET, "._S3rver_uploads");
  }
}
