import { mkdtemp, readdir, rm, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { AppError } from "@/lib/kernel/app-error";
import { PictureCache } from "./picture-cache";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "pictures-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const kept = async () => (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => entry.name).sort();

it("makes a picture once, however many ask at the same time and later", async () => {
  const cache = new PictureCache(root, 1_000_000);
  let made = 0;
  const make = async () => {
    made += 1;
    await new Promise((resolve) => setTimeout(resolve, 20));
    return Buffer.from("picture");
  };
  const all = await Promise.all(Array.from({ length: 20 }, () => cache.once("o/w/d/v/page-1.jpg", make)));
  all.push(await cache.once("o/w/d/v/page-1.jpg", make), await new PictureCache(root, 1_000_000).once("o/w/d/v/page-1.jpg", make));
  expect([made, new Set(all.map(String))]).toEqual([1, new Set(["picture"])]);
});

it("what failed is not tried again for a while, but what was only busy is", async () => {
  const cache = new PictureCache(root, 1_000_000);
  let tried = 0;
  const fail = (code: "timeout" | "unavailable") => () => {
    tried += 1;
    return Promise.reject(new AppError(code));
  };
  for (let n = 0; n < 3; n++) await expect(cache.once("o/a.jpg", fail("timeout"))).rejects.toMatchObject({ code: "timeout" });
  expect(tried).toBe(1);
  for (let n = 0; n < 3; n++) await expect(cache.once("o/b.jpg", fail("unavailable"))).rejects.toMatchObject({ code: "unavailable" });
  expect(tried).toBe(4);
});

it("stays below its limit: the longest unused go first, and half-written ones do not stay", async () => {
  const cache = new PictureCache(root, 1000);
  const make = () => Promise.resolve(Buffer.alloc(300));
  for (const [age, name] of [[50, "a"], [40, "b"], [30, "c"]] as const) {
    await cache.once(`o/${name}.jpg`, make);
    const used = new Date(Date.now() - age * 1000);
    await utimes(path.join(root, "o", `${name}.jpg`), used, used);
  }
  await cache.once("o/a.jpg", make);
  await cache.once("o/d.jpg", make);
  expect(await kept()).toEqual(["a.jpg", "d.jpg"]);
});

it("erases what lies below a prefix, and nothing else; no key leaves the folder", async () => {
  const cache = new PictureCache(root, 1_000_000);
  for (const key of ["o/w/d1/v/x.jpg", "o/w/d2/v/y.jpg"]) await cache.once(key, () => Promise.resolve(Buffer.from("x")));
  await cache.deletePrefix("o/w/d1");
  expect(await kept()).toEqual(["y.jpg"]);
  await expect(cache.deletePrefix("../..")).rejects.toThrow();
  await expect(cache.once("../x.jpg", () => Promise.resolve(Buffer.from("x")))).rejects.toThrow();
});
