import { mkdtempSync, readFileSync, readdirSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { describe, expect, inject, it } from "vitest";
import { diskWarning } from "./disk.mjs";
import { LogFile, worthShowing } from "./log-file.mjs";
import { nodeVersionProblem } from "./node-version.mjs";
import { Supervised } from "./supervised.mjs";
import { webPort } from "./web-port.mjs";
import { waitUntil } from "./process-identity.mjs";

const temporary = () => mkdtempSync(path.join(inject("runFolder"), "parts-"));

describe("Node version", () => {
  it.each(["18.20.0", "20.18.3", "16.0.0"])("refuses %s", (version) => {
    expect(nodeVersionProblem(version)).toContain(`this is ${version}`);
  });
  it.each(["20.19.0", "22.0.0", "24.11.1"])("accepts %s", (version) => {
    expect(nodeVersionProblem(version)).toBeUndefined();
  });
});

describe("web port", () => {
  it("names the port and a way out when it is taken", async () => {
    const blocker = net.createServer();
    await new Promise<void>((resolve) => blocker.listen(0, resolve));
    const address = blocker.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const attempt = webPort(String(port), { patienceMs: 0 });
    await expect(attempt).rejects.toThrow(new RegExp(`Port ${port} is in use.*PORT=${port + 1} npm start`));
    blocker.close();
  });
  it("picks any for 0 and refuses nonsense", async () => {
    expect(await webPort("0")).toBeGreaterThan(1023);
    await expect(webPort("http")).rejects.toThrow('not "http"');
  });
});

describe("disk space", () => {
  const disk = (free: number) => () => ({ bavail: free, bsize: 1024 ** 2 });
  it("warns below one gigabyte", () => {
    expect(diskWarning("/data", disk(300))).toContain("only 300 MB");
    expect(diskWarning("/data", disk(5000))).toBeUndefined();
  });
});

describe("what the terminal shows", () => {
  it.each([
    ['{"level":30,"msg":"fine"}', false, undefined],
    ['{"level":50,"msg":"lost","err":{"message":"no route"}}', false, "lost (no route)"],
    ["TypeError: x is not a function", true, "TypeError: x is not a function"],
    ["    at stack (file.js:1:1)", true, undefined],
    ["Ready in 200ms", false, undefined],
  ])("%s", (line, isErrorStream, shown) => {
    expect(worthShowing(line, isErrorStream)).toBe(shown);
  });
});

describe("log files", () => {
  it("stay bounded", () => {
    const folder = temporary();
    const log = new LogFile(folder, "web", 100);
    for (let n = 0; n < 50; n += 1) log.append(`line number ${n}`);
    expect(readdirSync(folder).sort()).toEqual(["web.log", "web.log.1", "web.log.2", "web.log.3"]);
    expect(log.tail(1)).toBe("line number 49");
    expect(readFileSync(path.join(folder, "web.log"), "utf8").length).toBeLessThanOrEqual(100);
  });
});

describe("supervision", () => {
  it("starts a crashing program again, then gives up with its last lines", async () => {
    const reasons: string[] = [];
    const args = ["-e", "console.log('about to fail'); process.exit(3)"];
    const program = new Supervised({ name: "probe", args, env: {}, logs: temporary(), pauseMs: 1, onGiveUp: (reason) => reasons.push(reason) });
    program.start();
    await waitUntil(() => reasons.length > 0, 20_000);
    expect(reasons[0]).toMatch(/probe process ended with code 3, 6 times in a row[^]*about to fail/);
    await program.stop();
  });

  it("ends a program that ignores the request to stop", async () => {
    const args = ["-e", "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); process.send('ready')"];
    const program = new Supervised({ name: "stubborn", args, env: {}, logs: temporary(), stopMs: 100, onGiveUp: () => {} });
    program.start();
    await waitUntil(() => program.ready, 10_000);
    const child = program.child;
    await program.stop();
    expect(child?.signalCode).toBe("SIGKILL");
  });
});
