import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { BroadcastChannel, Worker } from "node:worker_threads";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkFiles } from "./check-files";
import { HOSTILE_FILES } from "./files";
import { ATTEMPTS } from "./guard";

const folder = mkdtempSync(path.join(tmpdir(), "hostile-"));
beforeAll(() => {
  // In a process of its own, so that its memory is not counted here.
  execFileSync(process.execPath, ["--import", "tsx", "scripts/hostile/main.ts", folder], { env: { ...process.env, TSX_TSCONFIG_PATH: "evals/tsconfig.json" } });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const PARTS = 4;
const partOf = (index: number) => HOSTILE_FILES.filter((_, at) => at % PARTS === index);

describe("hostile files", () => {
  it("are many, and the same on every machine", () => {
    expect(HOSTILE_FILES.length).toBeGreaterThan(100);
    expect(new Set(HOSTILE_FILES.map((file) => file.id)).size).toBe(HOSTILE_FILES.length);
    for (const file of HOSTILE_FILES.filter((_, at) => at % 25 === 0 && !/bomb|million|columns|line/.test(_.id))) expect(file.bytes().equals(file.bytes())).toBe(true);
  });

  it.each(Array.from({ length: PARTS }, (_, index) => index))(
    "part %i: decided within 60 s and 1.5 GiB, in plain words, with the flags; nothing is reached, and the pool lives",
    async (index) => {
      const outcomes = await checkFiles(folder, partOf(index));
      expect(outcomes.flatMap(({ id, wrong }) => wrong.map((one) => `${id}: ${one}`))).toEqual([]);
      expect(outcomes).toHaveLength(partOf(index).length);
    },
    240_000,
  );
});

describe("the guard", () => {
  it("tells of every way out that a thread tries", async () => {
    const attempts: string[] = [];
    const channel = new BroadcastChannel(ATTEMPTS);
    channel.onmessage = (event: unknown) => attempts.push(String((event as { data: unknown }).data).split(" ")[0] ?? "");
    const source = path.join(folder, "canary.ts");
    writeFileSync(
      source,
      `import { lookup } from "node:dns"; import { spawn } from "node:child_process"; import { readFileSync, writeFileSync } from "node:fs"; import { open } from "node:fs/promises"; import { request } from "node:http"; import { connect } from "node:net";
       import { installGuard } from ${JSON.stringify(path.resolve("scripts/hostile/guard.ts"))};
       installGuard();
       const ways = [() => fetch("http://127.0.0.1:9"), () => connect(9, "127.0.0.1"), () => request("http://127.0.0.1:9").end(), () => lookup("hostile.invalid", () => {}), () => spawn("true"), () => readFileSync("/etc/passwd"), () => open("/etc/passwd"), () => writeFileSync("/tmp/x", "")];
       for (const way of ways) { try { await way(); } catch {} }
       setTimeout(() => process.exit(0), 100);`,
    );
    const entry = path.join(folder, "canary.mjs");
    await build({ entryPoints: [source], outfile: entry, bundle: true, platform: "node", format: "esm", logLevel: "silent" });
    const worker = new Worker(entry);
    worker.on("error", () => undefined);
    await new Promise((resolve) => worker.on("exit", resolve));
    channel.close();
    expect([...new Set(attempts)].sort()).toEqual(["connect", "fetch", "lookup", "open", "readFileSync", "spawn", "writeFileSync"]);
  });
});
