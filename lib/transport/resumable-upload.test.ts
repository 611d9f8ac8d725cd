import { createHash } from "node:crypto";
import { existsSync, readdirSync } from "node:fs";
import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { begun, call, create, metadata, offsetOf, patch, provideDataFolder, randomText } from "@/scripts/test/tus-calls";

provideTestDatabase();

const { partsOf } = provideDataFolder();
let tenant: Tenant;
let other: Tenant;
beforeAll(async () => {
  tenant = await createTenant("Sending");
  other = await createTenant("Other");
});

const versionsOf = (documentId: string) => inTenant(tenant.owner, (tx) => tx.db.documentVersion.count({ where: { documentId } }));

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
    const content = randomText(3_000);
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

  it("takes the bytes with the beginning", async () => {
    const content = randomText(80);
    const headers = { "upload-length": "80", "upload-metadata": metadata({ filename: "at-once.txt" }), "content-type": "application/offset+octet-stream" };
    const answer = await call(tenant.owner, "POST", { headers, body: content });
    expect([answer.status, answer.headers.get("upload-offset")]).toEqual([201, "80"]);
  });

  it("tells after a reload by what the file is known again and where it belongs", async () => {
    const target = { projectId: tenant.projectId, relativePath: "Drawings/A-201.txt" };
    const id = await begun(tenant.owner, 40, { ...target, fingerprint: "40/1000/A-201.txt" });
    await patch(tenant.owner, id, 0, randomText(15));
    const { data } = (await (await call(tenant.owner, "GET")).json()) as { data: { id: string }[] };
    expect(data.find((upload) => upload.id === id)).toMatchObject({ name: "note.txt", size: 40, received: 15, fingerprint: "40/1000/A-201.txt", target });
    expect((await patch(tenant.owner, id, 15, randomText(25))).status).toBe(204);
  });

  it("becomes the next version of a document", async () => {
    const { documentId } = await addDocument(tenant.owner);
    const content = randomText(50);
    const id = await begun(tenant.owner, 50, { documentId });
    await patch(tenant.owner, id, 0, content);
    expect(await versionsOf(documentId)).toBe(2);
  });
});
