import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { beforeEach, describe, expect, inject, it } from "vitest";
import { becomeInstance, livingInstance } from "./instance.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(inject("runFolder"), "instance-"));
});

const details = { url: "http://localhost:3000", port: 3000 };

describe("one launcher per data folder", () => {
  it("refuses a second one with the address of the first", async () => {
    const first = await becomeInstance(folder, details);
    await expect(becomeInstance(folder, { url: "http://localhost:4000", port: 4000 })).rejects.toThrow("http://localhost:3000");
    expect(await livingInstance(folder)).toMatchObject(details);
    first.leave();
    expect(await livingInstance(folder)).toBeUndefined();
    (await becomeInstance(folder, details)).leave();
  });

  it("takes over after a launcher that was killed, even when its port now answers for another program", async () => {
    const stranger = net.createServer((socket) => socket.end("hello"));
    await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
    const address = stranger.address();
    const control = typeof address === "object" ? address?.port : undefined;
    writeFileSync(path.join(folder, "launcher.json"), JSON.stringify({ ...details, id: "gone", pid: process.pid, control }));
    const instance = await becomeInstance(folder, details);
    expect(JSON.parse(readFileSync(path.join(folder, "launcher.json"), "utf8"))).not.toMatchObject({ id: "gone" });
    instance.leave();
    stranger.close();
  });

  it("lets exactly one of several simultaneous starts through", async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => becomeInstance(folder, details)));
    const winners = outcomes.filter((outcome) => outcome.status === "fulfilled");
    expect(winners).toHaveLength(1);
    for (const winner of winners) winner.value.leave();
  });
});
