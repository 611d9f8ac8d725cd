import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { BroadcastChannel, Worker } from "node:worker_threads";
import { build } from "esbuild";
import { afterAll, describe, expect, it } from "vitest";
import { checkFiles } from "./check-files";
import { HOSTILE_FILES } from "./files";
import { ATTEMPTS } from "./guard";

const folder = mkdtempSync(path.join(tmpdir(), "hostile-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** One of each class of attack, quick ones; `npm run hostile` sends them all. */
const SAMPLE = [
  ...["empty", "html-scripts", "html-deep", "html-hidden", "markdown-html", "csv-formulas", "utf8-overlong", "name-traversal", "name-nul", "instructions-en", "instructions-homoglyph", "look-alike"],
  ...["png-lie", "tiff-loop", "jpeg-lie", "svg-script", "exe-named-pdf"],
  ...["pdf-encrypted", "pdf-javascript-packed", "pdf-embedded", "pdf-endless-tree", "pdf-count-lie", "pdf-white", "pdf-zip"],
  ...["xxe-file", "billion-laughs", "xlsx-xxe", "docx-external", "docm-macros", "docx-vanish", "xlsx-dimension", "xlsx-hidden-rows"],
  ...["zip-overlap-small", "zip-size-lie-large", "zip-slip", "zip-twice", "zip-directory-lie", "zip-named-pdf", "docx-truncated"],
];

describe("hostile files", () => {
  const sample = HOSTILE_FILES.filter((file) => SAMPLE.includes(file.id));

  it("are many, and the same on every machine", () => {
    expect(HOSTILE_FILES.length).toBeGreaterThan(100);
    expect(new Set(HOSTILE_FILES.map((file) => file.id)).size).toBe(HOSTILE_FILES.length);
    expect(sample).toHaveLength(SAMPLE.length);
    for (const file of sample.slice(0, 10)) expect(file.bytes().equals(file.bytes())).toBe(true);
  });

  it("are decided in time and memory, in plain words, with the flags; nothing is reached, and the pool lives", async () => {
    for (const file of sample) writeFileSync(path.join(folder, file.id), file.bytes());
    const outcomes = await checkFiles(folder, sample);
    expect(outcomes.flatMap(({ id, wrong }) => wrong.map((one) => `${id}: ${one}`))).toEqual([]);
    expect(outcomes).toHaveLength(sample.length);
  }, 120_000);
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
