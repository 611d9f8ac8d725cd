import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, inject, it } from "vitest";
import { embeddedPostgres, runningPostgresUrl, stopPostgres } from "./postgres-server.mjs";
import { isAlive, waitUntil } from "./process-identity.mjs";

const FAST = ["fsync=off", "shared_buffers=16MB"];
let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(inject("runFolder"), "server-"));
});
afterEach(() => stopPostgres(path.join(dataDir, "postgres")));

function start() {
  return embeddedPostgres({ dataDir, database: "postgres", extraSettings: FAST });
}

async function answer(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ encoding: string }>("SELECT current_setting('server_encoding') AS encoding");
    return rows[0]?.encoding;
  } finally {
    await client.end();
  }
}

describe("embedded Postgres", () => {
  it("starts, answers, is adopted, and stops with its last holder", async () => {
    const first = await start();
    expect(first.adopted).toBe(false);
    expect(await answer(first.url)).toBe("UTF8");
    const second = await start();
    expect(second).toMatchObject({ adopted: true, pid: first.pid, url: first.url });
    expect(await runningPostgresUrl(dataDir, "postgres")).toBe(first.url);
    await first.release();
    expect(isAlive(first.pid)).toBe(false);
    expect(await runningPostgresUrl(dataDir)).toBeUndefined();
  });

  it("keeps its secrets from other users", async () => {
    await start();
    expect(statSync(path.join(dataDir, "secrets.json")).mode & 0o777).toBe(0o600);
    expect(statSync(path.join(dataDir, "postgres")).mode & 0o777).toBe(0o700);
  });

  it("starts again after it was killed", async () => {
    const first = await start();
    process.kill(first.pid, "SIGKILL");
    await waitUntil(() => !isAlive(first.pid), 5_000);
    const second = await start();
    expect(second.adopted).toBe(false);
    expect(await answer(second.url)).toBe("UTF8");
  });

  it("is not fooled by a stale note whose process id now belongs to another program", async () => {
    await (await start()).release();
    const stale = [process.pid, path.join(dataDir, "postgres"), 1, 5999, "", "127.0.0.1", "1 2", "ready", ""].join("\n");
    writeFileSync(path.join(dataDir, "postgres", "postmaster.pid"), stale);
    const server = await start();
    expect(server.adopted).toBe(false);
    expect(readFileSync(path.join(dataDir, "postgres", "postmaster.pid"), "utf8")).toContain(String(server.pid));
    expect(await answer(server.url)).toBe("UTF8");
  });

  it("takes another port when the usual one is occupied", async () => {
    const blocker = net.createServer();
    await new Promise<void>((resolve) => blocker.listen(0, "127.0.0.1", resolve));
    const address = blocker.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const server = await embeddedPostgres({ dataDir, database: "postgres", port, extraSettings: FAST });
    expect(server.port).not.toBe(port);
    expect(await answer(server.url)).toBe("UTF8");
    blocker.close();
  });
});
