import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, expect, it } from "vitest";
import { OwnProcess } from "./own-process";

const folder = mkdtempSync(path.join(tmpdir(), "own-process-"));
const entry = path.join(folder, "program.mjs");
const PROGRAM = `const kept = [];
process.on("message", (request) => {
  if (request === "hang") for (;;);
  if (request === "crash") process.kill(process.pid, "SIGSEGV");
  if (request === "fill") for (let n = 0; n < 400; n++) kept.push(Buffer.alloc(1_000_000, 1));
  if (request === "fail") process.send({ type: "failed", message: "no such page" });
  if (request === "secrets") process.send({ type: "done", result: JSON.stringify(process.env) });
  if (request === "say") process.send({ type: "done", result: "said" });
});
process.on("disconnect", () => process.exit(0));`;
writeFileSync(entry, PROGRAM);
afterAll(() => rmSync(folder, { recursive: true }));

const started: OwnProcess<string, string>[] = [];
function start(): OwnProcess<string, string> {
  const made = new OwnProcess<string, string>(entry, { memory: 250_000_000, heapMb: 64 });
  started.push(made);
  return made;
}
afterEach(() => {
  for (const made of started.splice(0)) made.end();
});

it("answers one request after the other, and lives on after a refusal", async () => {
  const own = start();
  expect(await own.run({ request: "say", timeoutMs: 5000 })).toBe("said");
  await expect(own.run({ request: "fail", timeoutMs: 5000 })).rejects.toMatchObject({ reason: "failed", message: "no such page" });
  expect([await own.run({ request: "say", timeoutMs: 5000 }), own.alive]).toEqual(["said", true]);
});

it.each([
  ["hang", "timeout"],
  ["crash", "crashed"],
])("when its program meets a %s, it is ended with the reason", async (request, reason) => {
  const own = start();
  await own.run({ request: "say", timeoutMs: 5000 });
  await expect(own.run({ request, timeoutMs: 200 })).rejects.toMatchObject({ reason });
  expect(own.alive).toBe(false);
  await expect(own.run({ request: "say", timeoutMs: 200 })).rejects.toMatchObject({ reason: "cancelled" });
});

it.runIf(process.platform === "linux")("is ended when it takes too much memory", async () => {
  await expect(start().run({ request: "fill", timeoutMs: 10_000 })).rejects.toMatchObject({ reason: "memory" });
});

it("knows no secret of the process that started it", async () => {
  process.env["A_SECRET"] = "known to nobody";
  expect(await start().run({ request: "secrets", timeoutMs: 5000 })).not.toMatch(/secret/i);
  delete process.env["A_SECRET"];
});
