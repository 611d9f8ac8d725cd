import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { env } from "@/lib/kernel/env";

const fileSchema = z.object({ passwords: z.record(z.string(), z.string()), apiKeys: z.record(z.string(), z.string()) });

/** The demo's passwords and keys, made at random for this installation: the database has their hashes only. */
export class DemoSecrets {
  private constructor(
    private readonly file: string,
    private readonly kept: z.infer<typeof fileSchema>,
  ) {}

  static async open(): Promise<DemoSecrets> {
    const file = path.resolve(env().DATA_DIR, "demo.json");
    const text = await readFile(file, "utf8").catch(() => null);
    const parsed = text === null ? null : fileSchema.safeParse(parseJson(text));
    return new DemoSecrets(file, parsed?.success ? parsed.data : { passwords: {}, apiKeys: {} });
  }

  password(email: string): string {
    return (this.kept.passwords[email] ??= randomBytes(15).toString("base64url"));
  }

  apiKey(place: string): string | undefined {
    return this.kept.apiKeys[place];
  }

  keepApiKey(place: string, secret: string): void {
    this.kept.apiKeys[place] = secret;
  }

  async save(): Promise<void> {
    await mkdir(path.dirname(this.file), { recursive: true });
    const draft = `${this.file}.${process.pid}`;
    await writeFile(draft, `${JSON.stringify(this.kept, null, 2)}\n`, { mode: 0o600 });
    await chmod(draft, 0o600);
    await rename(draft, this.file);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
