import { readdirSync } from "node:fs";
import S3rver from "s3rver";

/** A local S3 server whose objects lie below a folder. It does not judge signatures; the verifier beside it does. */
export class S3TestServer {
  private readonly server: S3rver;

  constructor(private readonly folder: string) {
    this.server = new S3rver({ address: "127.0.0.1", port: 0, silent: true, directory: folder, allowMismatchedSignatures: true, configureBuckets: [{ name: "muniment", configs: [] }] });
  }

  async start(): Promise<string> {
    const address = await this.server.run();
    return `http://127.0.0.1:${address.port}`;
  }

  stop(): Promise<void> {
    return this.server.close();
  }

  /** How many objects there are; parts of an upload that was not ended count too. */
  objects(): number {
    return readdirSync(this.folder, { recursive: true }).filter((name) => String(name).endsWith("._S3rver_object")).length;
  }
}
