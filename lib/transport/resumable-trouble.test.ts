import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { pool } from "@/lib/db/client";
import type { ObjectStorage } from "@/lib/adapters/storage/object-storage";
import { objectStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { appendPart } from "@/lib/domains/dataroom/uploads/incoming-part";
import { AppError } from "@/lib/kernel/app-error";
import { sweepUploads } from "@/lib/worker/upload-sweeper";
import { provideTestDatabase } from "@/scripts/test/database";
import { createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { begun, call, offsetOf, patch, provideDataFolder, randomText } from "@/scripts/test/tus-calls";

provideTestDatabase();

const { folder, partsOf } = provideDataFolder();
let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant("Sending");
});

const versionsOf = (documentId: string) => inTenant(tenant.owner, (tx) => tx.db.documentVersion.count({ where: { documentId } }));

describe("resumable uploads in trouble", () => {
  it("keeps 60 MB right over an interruption and a restarted server", async () => {
    const content = Buffer.concat([Buffer.from("A long text.\n"), Buffer.from(randomBytes(30_000_000).toString("hex"))]);
    const id = await begun(tenant.owner, content.length, { filename: "long.txt" });
    for (let offset = 0; offset < 24_000_000; offset += 8_000_000) await patch(tenant.owner, id, offset, content.subarray(offset, offset + 8_000_000));
    await patch(tenant.owner, id, 24_000_000, new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) }));
    // What a killed server leaves: bytes beside the parts, and a part that no row knows of.
    for (const name of ["arriving-x", "0000000024000000"]) writeFileSync(path.join(partsOf(id), name), "not confirmed");
    let offset = await offsetOf(tenant.owner, id);
    expect(offset).toBe(24_000_000);
    for (; offset < content.length; offset += 8_000_000) expect((await patch(tenant.owner, id, offset, content.subarray(offset, offset + 8_000_000))).status).toBe(204);
    const { result } = (await (await call(tenant.owner, "GET", { id })).json()) as { result: { versionId: string } };
    const version = await inTenant(tenant.owner, (tx) => tx.db.documentVersion.findUniqueOrThrow({ where: { id: result.versionId } }));
    expect([version.sha256, Number(version.size)]).toEqual([createHash("sha256").update(content).digest("hex"), content.length]);
  });

  it("of two senders at once one counts", async () => {
    const id = await begun(tenant.owner, 2_000);
    const answers = await Promise.all(["a", "b", "c"].map((letter) => patch(tenant.owner, id, 0, letter.repeat(1_000))));
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409, 409]);
    expect(await offsetOf(tenant.owner, id)).toBe(1_000);
    expect(readdirSync(partsOf(id))).toHaveLength(1);
  });

  it("keeps nothing of a part whose checksum differs", async () => {
    const id = await begun(tenant.owner, 10);
    const right = createHash("sha256").update("12345").digest("base64");
    expect((await patch(tenant.owner, id, 0, "12346", { "upload-checksum": `sha256 ${right}` })).status).toBe(460);
    expect((await patch(tenant.owner, id, 0, "12345", { "upload-checksum": "crc32 AAAA" })).status).toBe(400);
    expect(await offsetOf(tenant.owner, id)).toBe(0);
    expect((await patch(tenant.owner, id, 0, "12345", { "upload-checksum": `sha256 ${right}` })).status).toBe(204);
  });

  it("asks again at the end: a project removed meanwhile takes nothing", async () => {
    const id = await begun(tenant.owner, 10, { projectId: tenant.projectId });
    await inTenant(tenant.owner, (tx) => tx.db.project.update({ where: { id: tenant.projectId }, data: { archivedAt: new Date() } }));
    expect((await patch(tenant.owner, id, 0, "1234567890")).status).toBe(404);
    await inTenant(tenant.owner, (tx) => tx.db.project.update({ where: { id: tenant.projectId }, data: { archivedAt: null } }));
    expect((await call(tenant.owner, "HEAD", { id })).status).toBe(410);
    expect(existsSync(partsOf(id))).toBe(false);
  });

  it("makes up for a server killed after the last byte", async () => {
    const content = randomText(100);
    const id = await begun(tenant.owner, 100);
    await patch(tenant.owner, id, 0, content.slice(0, 40));
    await appendPart(tenant.owner, { uploadId: id, offset: 40, body: Readable.from([Buffer.from(content.slice(40))]) });
    expect(await (await call(tenant.owner, "GET", { id })).json()).toMatchObject({ status: "receiving", received: 100 });
    expect(await offsetOf(tenant.owner, id)).toBe(100);
    expect(await (await call(tenant.owner, "GET", { id })).json()).toMatchObject({ status: "finished", result: { duplicate: false } });
  });

  it("waits for a store that is away at the end: nothing is lost, nothing is sent again", async () => {
    const globals = globalThis as typeof globalThis & { munimentStorage?: ObjectStorage };
    const content = randomText(200);
    const id = await begun(tenant.owner, 200);
    const away = () => Promise.reject(new AppError("unavailable", { retryable: true, userMessage: "The document store cannot be reached." }));
    globals.munimentStorage = Object.assign(Object.create(objectStorage()) as ObjectStorage, { put: away });
    expect((await patch(tenant.owner, id, 0, content)).status).toBe(503);
    expect((await call(tenant.owner, "HEAD", { id })).status).toBe(503);
    expect(readdirSync(partsOf(id))).toHaveLength(1);
    delete globals.munimentStorage;
    expect(await offsetOf(tenant.owner, id)).toBe(200);
    expect(await (await call(tenant.owner, "GET", { id })).json()).toMatchObject({ status: "finished", result: { duplicate: false } });
    expect(existsSync(partsOf(id))).toBe(false);
  });

  it("keeps an upload whose last answer was lost, and makes one document of it however often it is asked for", async () => {
    const content = randomText(4_000);
    const id = await begun(tenant.owner, 4_000);
    await patch(tenant.owner, id, 0, content.slice(0, 2_000));
    const rest = () => patch(tenant.owner, id, 2_000, content.slice(2_000));
    const answers = await Promise.all([rest(), rest(), rest()]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409, 409]);
    expect(await Promise.all([offsetOf(tenant.owner, id), offsetOf(tenant.owner, id)])).toEqual([4_000, 4_000]);
    const { result } = (await (await call(tenant.owner, "GET", { id })).json()) as { result: { id: string; duplicate: boolean } };
    expect([result.duplicate, await versionsOf(result.id)]).toEqual([false, 1]);
  });

  it("finished by several at once it is one document", async () => {
    const content = randomText(600);
    const id = await begun(tenant.owner, 600);
    await appendPart(tenant.owner, { uploadId: id, offset: 0, body: Readable.from([Buffer.from(content)]) });
    const answers = await Promise.all([1, 2, 3].map(() => call(tenant.owner, "HEAD", { id })));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    const { result } = (await (await call(tenant.owner, "GET", { id })).json()) as { result: { id: string } };
    const sha256 = createHash("sha256").update(content).digest("hex");
    expect(await inTenant(tenant.owner, (tx) => tx.db.documentVersion.findMany({ where: { sha256 }, select: { documentId: true } }))).toEqual([{ documentId: result.id }]);
  });

  it("holds no more than a few pieces in memory: what comes is on the disk before more is asked for", async () => {
    const piece = Buffer.alloc(256_000, "All that is said of the pump. ");
    const size = 100 * piece.byteLength;
    const id = await begun(tenant.owner, size);
    const onDisk = () => (existsSync(partsOf(id)) ? readdirSync(partsOf(id)) : []).reduce((sum, name) => sum + statSync(path.join(partsOf(id), name)).size, 0);
    let held = 0;
    const body = Readable.from(
      (function* () {
        for (let sent = 0; sent < size; sent += piece.byteLength) {
          held = Math.max(held, sent - onDisk());
          yield piece;
        }
      })(),
      { highWaterMark: 1 },
    );
    expect((await patch(tenant.owner, id, 0, Readable.toWeb(body) as ReadableStream)).status).toBe(204);
    expect(held).toBeGreaterThan(0);
    expect(held).toBeLessThan(12 * piece.byteLength);
  });

  it("says that the disk is full, and keeps what was there before", async () => {
    const id = await begun(tenant.owner, 20);
    await patch(tenant.owner, id, 0, "1234567890");
    const full = (async function* () {
      yield Buffer.from("12345");
      throw Object.assign(new Error("no space left on device, write"), { code: "ENOSPC" });
    })();
    await expect(appendPart(tenant.owner, { uploadId: id, offset: 10, body: full })).rejects.toMatchObject({ code: "storage_full" });
    expect(readdirSync(partsOf(id))).toHaveLength(1);
    expect(await offsetOf(tenant.owner, id)).toBe(10);
  });

  it("is removed when nobody went on in time", async () => {
    const id = await begun(tenant.owner, 10);
    await patch(tenant.owner, id, 0, "12345");
    await pool().query("UPDATE resumable_uploads SET expires_at = now() - interval '1 second' WHERE id = $1", [id]);
    expect((await call(tenant.owner, "HEAD", { id })).status).toBe(404);
    await sweepUploads();
    expect(await inUnscoped((db) => db.resumableUpload.count({ where: { id } }))).toBe(0);
    expect(existsSync(partsOf(id))).toBe(true);
    const left = [path.join(folder, "incoming", "of-a-killed-process"), path.join(folder, "storage", "incoming", "half")];
    for (const file of left) {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, "half of it");
    }
    await sweepUploads();
    expect(left.map((file) => existsSync(file))).toEqual([true, true]);
    await sweepUploads(new Date(Date.now() + 26 * 3_600_000));
    expect([partsOf(id), ...left].map((file) => existsSync(file))).toEqual([false, false, false]);
  });
});
