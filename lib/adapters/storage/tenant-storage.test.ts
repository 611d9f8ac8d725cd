import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import { SupabaseStorageServer } from "@/scripts/test/supabase-storage-server";
import type { ObjectStorage } from "./object-storage";
import { S3Storage } from "./s3-storage";
import { objectStorage, tenantStorage } from "./tenant-storage";

const globals = globalThis as typeof globalThis & { munimentStorage?: ObjectStorage };
const folder = mkdtempSync(path.join(tmpdir(), "muniment-chosen-"));

function forget() {
  vi.unstubAllEnvs();
  forgetEnv();
  delete globals.munimentStorage;
}

beforeEach(() => {
  forget();
  vi.stubEnv("DATA_DIR", folder);
});
afterEach(() => {
  forget();
  rmSync(folder, { recursive: true, force: true });
});

describe("where documents are kept", () => {
  it("says at start which settings are missing", () => {
    vi.stubEnv("STORAGE", "supabase");
    expect(() => objectStorage()).toThrow(/SUPABASE_URL: must be set when STORAGE=supabase\n.*SUPABASE_SERVICE_ROLE_KEY: must be set/);
  });

  it("says at start which settings of S3 are missing", () => {
    vi.stubEnv("STORAGE", "s3");
    vi.stubEnv("S3_BUCKET", "archive");
    expect(() => objectStorage()).toThrow(/S3_ACCESS_KEY_ID: must be set when STORAGE=s3\n.*S3_SECRET_ACCESS_KEY: must be set/);
    vi.stubEnv("S3_ACCESS_KEY_ID", "key");
    vi.stubEnv("S3_SECRET_ACCESS_KEY", "secret");
    forgetEnv();
    expect(objectStorage()).toBeInstanceOf(S3Storage);
  });

  it("refuses a place it does not know", () => {
    vi.stubEnv("STORAGE", "tape");
    expect(() => objectStorage()).toThrow(/STORAGE/);
  });

  it("puts a tenant's documents below its own prefix of the bucket", async () => {
    const server = new SupabaseStorageServer({ serviceRoleKey: "key", bucket: "archive" });
    vi.stubEnv("STORAGE", "supabase");
    vi.stubEnv("SUPABASE_URL", await server.start());
    vi.stubEnv("SUPABASE_SERVICE_ROLE_KEY", "key");
    vi.stubEnv("SUPABASE_BUCKET", "archive");
    const { storage, versionKey } = tenantStorage({ organizationId: "org", workspaceId: "ws" });
    await storage.put(
      versionKey("doc", "version"),
      (async function* () {
        yield Buffer.from("x");
      })(),
      { maxBytes: 10 },
    );
    expect([...server.files.keys()]).toEqual(["org/ws/doc/version"]);
    await server.stop();
  });
});
