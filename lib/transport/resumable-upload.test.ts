import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { pool } from "@/lib/db/client";
import { inTenant } from "@/lib/db/tenant";
import { appendPart } from "@/lib/domains/dataroom/uploads/incoming-part";
import { inUnscoped } from "@/lib/db/unscoped";
import type { TenantContext } from "@/lib/kernel/context";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { sweepUploads } from "@/lib/worker/upload-sweeper";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { answerTus } from "./resumable-upload";

provideTestDatabase();

const folder = mkdtempSync(path.join(tmpdir(), "muniment-tus-"));
const AT = "http://localhost/api/tus/org/main";
let tenant: Tenant;
let other: Tenant;
beforeAll(async () => {
  vi.stubEnv("DATA_DIR", folder);
  forgetEnv();
  tenant = await createTenant("Sending");
  other = await createTenant("Other");
});
afterAll(() => {
  vi.unstubAllEnvs();
  forgetEnv();
  rmSync(folder, { recursive: true, force: true });
});

type Sent = { id?: string; headers?: Record<string, string>; body?: BodyInit };

function call(ctx: TenantContext, method: string, { id, headers = {}, body }: Sent = {}): Promise<Response> {
  const url = new URL(id ? `${AT}/${id}` : AT);
  const request = new Request(url, { method, headers: { "tus-resumable": "1.0.0", ...headers }, ...(body === undefined ? {} : { body, duplex: "half" }) });
  return answerTus(ctx, request, url, id);
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
const metadata = (values: Record<string, string>) =>
  Object.entries(values)
    .map(([key, value]) => `${key} ${base64(value)}`)
    .join(",");

function create(ctx: TenantContext, size: number, values: Record<string, string> = {}): Promise<Response> {
  return call(ctx, "POST", { headers: { "upload-length": String(size), "upload-metadata": metadata({ filename: "note.txt", ...values }) } });
}

async function begun(ctx: TenantContext, size: number, values: Record<string, string> = {}): Promise<string> {
  const answer = await create(ctx, size, values);
  expect(answer.status).toBe(201);
  return (answer.headers.get("location") ?? "").split("/").at(-1) ?? "";
}

function patch(ctx: TenantContext, id: string, offset: number, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return call(ctx, "PATCH", { id, body, headers: { "content-type": "application/offset+octet-stream", "upload-offset": String(offset), ...headers } });
}

async function offsetOf(ctx: TenantContext, id: string): Promise<number> {
  return Number((await call(ctx, "HEAD", { id })).headers.get("upload-offset"));
}

const partsOf = (id: string) => path.join(folder, "incoming", "uploads", id);
const versionsOf = (documentId: string) => inTenant(tenant.owner, (tx) => tx.db.documentVersion.count({ where: { documentId } }));
const text = (length: number) => randomBytes(length).toString("hex").slice(0, length);

/** Bytes that stop half way, as a cut connection does. */
function breaking(beginning: string): ReadableStream<Uint8Array> {
  let sent = false;
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new Error("connection reset"));
      sent = true;
      controller.enqueue(Buffer.from(beginning));
    },
  });
}

describe("resumable uploads", () => {
  it("tells what it can", async () => {
    const answer = await call(tenant.owner, "OPTIONS");
    expect(answer.status).toBe(204);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ "tus-version": "1.0.0", "tus-extension": "creation,creation-with-upload,expiration,termination,checksum", "tus-checksum-algorithm": "sha1,sha256,md5", "tus-max-size": "100000000" });
    expect([...answer.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    const older = await call(tenant.owner, "HEAD", { id: newId(), headers: { "tus-resumable": "0.2.0" } });
    expect([older.status, older.headers.get("tus-version")]).toEqual([412, "1.0.0"]);
  });

  it("takes a document in parts, through a cut connection", async () => {
    const content = text(3_000);
    const id = await begun(tenant.owner, content.length, { sensitivity: "confidential", tags: "one,two" });
    expect((await patch(tenant.owner, id, 0, content.slice(0, 1_000))).headers.get("upload-offset")).toBe("1000");
    await patch(tenant.owner, id, 1_000, breaking(content.slice(1_000, 1_700)));
    expect(await offsetOf(tenant.owner, id)).toBe(1_700);
    const last = await patch(tenant.owner, id, 1_700, content.slice(1_700));
    expect([last.status, last.headers.get("upload-offset")]).toEqual([204, "3000"]);
    const { status, result } = (await (await call(tenant.owner, "GET", { id })).json()) as { status: string; result: { id: string; duplicate: boolean } };
    expect([status, result.duplicate]).toEqual(["finished", false]);
    const document = await inTenant(tenant.owner, (tx) => tx.db.document.findUniqueOrThrow({ where: { id: result.id }, include: { versions: true } }));
    expect(document).toMatchObject({ name: "note.txt", sensitivity: 2, tags: ["one", "two"] });
    expect(document.versions[0]?.sha256).toBe(createHash("sha256").update(content).digest("hex"));
    expect(existsSync(partsOf(id))).toBe(false);
    expect((await patch(tenant.owner, id, 3_000, "more")).status).toBe(413);
    expect(await versionsOf(result.id)).toBe(1);
  });

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

  it("refuses another offset, another type and too many bytes", async () => {
    const id = await begun(tenant.owner, 10);
    expect((await patch(tenant.owner, id, 5, "12345")).status).toBe(409);
    expect((await patch(tenant.owner, id, 0, "12345", { "content-type": "application/octet-stream" })).status).toBe(415);
    for (const tooMany of ["12345678901", Readable.toWeb(Readable.from([Buffer.from("12345"), Buffer.from("678901")])) as ReadableStream]) {
      expect((await patch(tenant.owner, id, 0, tooMany)).status).toBe(413);
    }
    expect(await offsetOf(tenant.owner, id)).toBe(0);
    expect(readdirSync(partsOf(id))).toEqual([]);
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

  it("ends with nothing left", async () => {
    const id = await begun(tenant.owner, 10);
    await patch(tenant.owner, id, 0, "12345");
    expect((await call(tenant.owner, "DELETE", { id })).status).toBe(204);
    expect((await call(tenant.owner, "HEAD", { id })).status).toBe(404);
    expect(existsSync(partsOf(id))).toBe(false);
  });

  it("is there for nobody but the person who began it", async () => {
    const id = await begun(tenant.owner, 10);
    const colleague = await addMember(tenant, "editor");
    for (const ctx of [other.owner, colleague]) {
      const answers = await Promise.all([call(ctx, "HEAD", { id }), call(ctx, "GET", { id }), patch(ctx, id, 0, "12345"), call(ctx, "DELETE", { id })]);
      expect(answers.map((answer) => answer.status)).toEqual([404, 404, 404, 404]);
      expect(await (await call(ctx, "GET")).json()).toEqual({ data: [] });
    }
    expect(await offsetOf(tenant.owner, id)).toBe(0);
    const { data } = (await (await call(tenant.owner, "GET")).json()) as { data: { id: string }[] };
    expect(data.map((upload) => upload.id)).toContain(id);
  });

  it("refuses before the first byte what would be refused at the end", async () => {
    const viewer = await addMember(tenant, "viewer");
    const editor = await addMember(tenant, "editor");
    const foreign = await addDocument(other.owner);
    expect((await create(viewer, 10)).status).toBe(403);
    expect((await create(editor, 10, { sensitivity: "restricted" })).status).toBe(403);
    expect((await create(tenant.owner, 100_000_001)).status).toBe(413);
    expect((await create(tenant.owner, 0)).status).toBe(400);
    expect((await create(tenant.owner, 10, { projectId: other.projectId })).status).toBe(404);
    expect((await create(tenant.owner, 10, { documentId: foreign.documentId })).status).toBe(404);
    expect((await create(tenant.owner, 10, { nonsense: "x" })).status).toBe(400);
  });

  it("answers a viewer and a stranger whatever well-formed request they send, and one's id as an unknown one", async () => {
    const viewer = await addMember(tenant, "viewer");
    const id = await begun(tenant.owner, 10);
    const part = { body: "12345", headers: { "content-type": "application/offset+octet-stream", "upload-offset": "0" } };
    for (const method of ["OPTIONS", "GET", "HEAD", "DELETE"]) expect([method, (await call(viewer, method, { id })).status]).toEqual([method, 403]);
    expect((await call(viewer, "PATCH", { id, ...part })).status).toBe(403);
    for (const [method, sent] of [["GET", {}], ["HEAD", {}], ["DELETE", {}], ["PATCH", part]] as const) {
      const [real, unknown] = await Promise.all([id, newId()].map(async (asked) => {
        const answer = await call(other.owner, method, { id: asked, ...sent });
        return [answer.status, (await answer.text()).replace(/"requestId":"[^"]*"/, "")];
      }));
      expect(real).toEqual(unknown);
      expect(real?.[0]).toBe(404);
    }
    for (const odd of ["..", "not-an-id", `${id}/more`]) expect((await call(tenant.owner, "HEAD", { id: odd })).status).toBe(404);
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
    const content = text(100);
    const id = await begun(tenant.owner, 100);
    await patch(tenant.owner, id, 0, content.slice(0, 40));
    await appendPart(tenant.owner, { uploadId: id, offset: 40, body: Readable.from([Buffer.from(content.slice(40))]) });
    expect(await (await call(tenant.owner, "GET", { id })).json()).toMatchObject({ status: "receiving", received: 100 });
    expect(await offsetOf(tenant.owner, id)).toBe(100);
    expect(await (await call(tenant.owner, "GET", { id })).json()).toMatchObject({ status: "finished", result: { duplicate: false } });
  });

  it("keeps an upload whose last answer was lost, and makes one document of it however often it is asked for", async () => {
    const content = text(4_000);
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
    const content = text(600);
    const id = await begun(tenant.owner, 600);
    await appendPart(tenant.owner, { uploadId: id, offset: 0, body: Readable.from([Buffer.from(content)]) });
    const answers = await Promise.all([1, 2, 3].map(() => call(tenant.owner, "HEAD", { id })));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
    const { result } = (await (await call(tenant.owner, "GET", { id })).json()) as { result: { id: string } };
    const sha256 = createHash("sha256").update(content).digest("hex");
    expect(await inTenant(tenant.owner, (tx) => tx.db.documentVersion.findMany({ where: { sha256 }, select: { documentId: true } }))).toEqual([{ documentId: result.id }]);
  });

  it("takes the bytes with the beginning", async () => {
    const content = text(80);
    const headers = { "upload-length": "80", "upload-metadata": metadata({ filename: "at-once.txt" }), "content-type": "application/offset+octet-stream" };
    const answer = await call(tenant.owner, "POST", { headers, body: content });
    expect([answer.status, answer.headers.get("upload-offset")]).toEqual([201, "80"]);
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

  it("tells after a reload by what the file is known again and where it belongs", async () => {
    const target = { projectId: tenant.projectId, relativePath: "Drawings/A-201.txt" };
    const id = await begun(tenant.owner, 40, { ...target, fingerprint: "40/1000/A-201.txt" });
    await patch(tenant.owner, id, 0, text(15));
    const { data } = (await (await call(tenant.owner, "GET")).json()) as { data: { id: string }[] };
    expect(data.find((upload) => upload.id === id)).toMatchObject({ name: "note.txt", size: 40, received: 15, fingerprint: "40/1000/A-201.txt", target });
    expect((await patch(tenant.owner, id, 15, text(25))).status).toBe(204);
  });

  it("becomes the next version of a document", async () => {
    const { documentId } = await addDocument(tenant.owner);
    const content = text(50);
    const id = await begun(tenant.owner, 50, { documentId });
    await patch(tenant.owner, id, 0, content);
    expect(await versionsOf(documentId)).toBe(2);
  });

  it("is removed when nobody went on in time", async () => {
    const id = await begun(tenant.owner, 10);
    await patch(tenant.owner, id, 0, "12345");
    await pool().query("UPDATE resumable_uploads SET expires_at = now() - interval '1 second' WHERE id = $1", [id]);
    expect((await call(tenant.owner, "HEAD", { id })).status).toBe(404);
    await sweepUploads();
    expect(await inUnscoped((db) => db.resumableUpload.count({ where: { id } }))).toBe(0);
    expect(existsSync(partsOf(id))).toBe(true);
    await sweepUploads(new Date(Date.now() + 26 * 3_600_000));
    expect(existsSync(partsOf(id))).toBe(false);
  });
});
