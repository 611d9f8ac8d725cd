import { beforeAll, describe, expect, it } from "vitest";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant } from "@/lib/db/tenant";
import { uploadDocument } from "@/lib/domains/dataroom/commands/upload-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { uploadVersion } from "@/lib/domains/dataroom/commands/upload-version";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, bytes, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { sendDocument } from "./send-document";

provideTestDatabase();

const TEXT = "0123456789abcdefghij";
let tenant: Tenant;
let document: { documentId: string; versionId: string };
beforeAll(async () => {
  tenant = await createTenant();
  document = await addDocument(tenant.owner, { name: "Türen “A”; x=1.txt", text: TEXT });
});

async function send(headers: Record<string, string> = {}, what: Partial<Parameters<typeof sendDocument>[2]> = {}, ctx = tenant.owner) {
  const response = await sendDocument(ctx, new Request("http://localhost/", { headers }), { documentId: document.documentId, as: "attachment", ...what });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

describe("sendDocument", () => {
  it.each([
    [undefined, 200, TEXT, null],
    ["bytes=0-0", 206, "0", "bytes 0-0/20"],
    ["bytes=5-9", 206, "56789", "bytes 5-9/20"],
    ["bytes=15-", 206, "fghij", "bytes 15-19/20"],
    ["bytes=-3", 206, "hij", "bytes 17-19/20"],
    ["bytes=-100", 206, TEXT, "bytes 0-19/20"],
    ["bytes=10-9999999999999999999999", 206, "abcdefghij", "bytes 10-19/20"],
    ["bytes=20-", 416, "", "bytes */20"],
    ["bytes=99999999999999999999-", 416, "", "bytes */20"],
    ["bytes=-0", 416, "", "bytes */20"],
    ["bytes=9-5", 200, TEXT, null],
    ["bytes=-", 200, TEXT, null],
    ["bytes=0-1,5-6", 200, TEXT, null],
    ["bytes=a-b", 200, TEXT, null],
    ["lines=1-2", 200, TEXT, null],
  ])("%s: %i", async (range, status, text, contentRange) => {
    const answer = await send(range ? { range } : {});
    expect([answer.status, answer.text, answer.headers.get("content-range")]).toEqual([status, text, contentRange]);
    if (status !== 416) expect(answer.headers.get("content-length")).toBe(String(text.length));
  });

  it("answers what is known with 304", async () => {
    const etag = (await send()).headers.get("etag") ?? "";
    expect(await send({ "if-none-match": etag })).toMatchObject({ status: 304, text: "" });
    expect((await send({ "if-none-match": '"other"' })).status).toBe(200);
  });

  it("what it serves runs nothing and its name breaks no header", async () => {
    const html = await addDocument(tenant.owner, { name: "page.html", text: "<html><script>alert(1)</script></html>" });
    const { headers } = await send({}, { documentId: html.documentId, as: "inline" });
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment;/);
    expect(headers.get("content-security-policy")).toContain("sandbox");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    const disposition = (await send()).headers.get("content-disposition") ?? "";
    expect(disposition).toBe(`attachment; filename="T_ren _A_; x=1.txt"; filename*=UTF-8''${encodeURIComponent("Türen “A”; x=1.txt")}`);
  });

  it.each([
    ["page.html", "<html><body onload=alert(1)>x</body></html>"],
    ["drawing.html", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["notes.md", "# Notes <script>alert(1)</script>"],
    ["prices.csv", "a,b\n=cmd|'/c calc'!A1,2"],
    ["mail.txt", "Content-Type: text/html\n\n<script>alert(1)</script>"],
  ])("%s is never shown as what it is, asked for in place or not", async (name, text) => {
    const { documentId } = await addDocument(tenant.owner, { name, text });
    for (const as of ["inline", "attachment"] as const) {
      const { headers } = await send({}, { documentId, as });
      expect(headers.get("content-type")).toBe("application/octet-stream");
      expect(headers.get("content-disposition")).toMatch(/^attachment;/);
      expect(headers.get("content-security-policy")).toBe("default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
    }
  });

  it("a PDF is shown in place, and downloaded when asked", async () => {
    const pdf = await uploadDocument.execute(tenant.owner, { name: "a.pdf", body: bytes("%PDF-1.7\n%âãÏÓ\n") });
    expect((await send({}, { documentId: pdf.id, as: "inline" })).headers.get("content-type")).toBe("application/pdf");
    expect((await send({}, { documentId: pdf.id })).headers.get("content-disposition")).toMatch(/^attachment;/);
  });

  it("each version has its own bytes; the view is found only where there is one", async () => {
    const next = await uploadVersion.execute(tenant.owner, { documentId: document.documentId, name: "b.txt", body: bytes("second") });
    expect((await send({}, { versionId: next.versionId })).text).toBe("second");
    expect((await send({}, { versionId: document.versionId })).text).toBe(TEXT);
    await expect(send({}, { as: "view" })).rejects.toMatchObject({ code: "not_found" });
    const { storage, viewKey } = tenantStorage(tenant.owner);
    await storage.put(viewKey(document.documentId, document.versionId), bytes("<p>seen</p>"), { maxBytes: 100 });
    expect(await send({ range: "bytes=0-1" }, { as: "view", versionId: document.versionId })).toMatchObject({ status: 200, text: "<p>seen</p>" });
  });

  it("is closed to strangers, low clearance, other documents' versions, the trash, and who may not read", async () => {
    const stranger = await createTenant("Stranger");
    const secret = await addDocument(tenant.owner, { sensitivity: "restricted" });
    const gone = await addDocument(tenant.owner);
    await trashDocument.execute(tenant.owner, { documentId: gone.documentId });
    const refused = { code: "not_found" };
    await expect(send({}, {}, stranger.owner)).rejects.toMatchObject(refused);
    await expect(send({}, secret, await addMember(tenant, "admin", { clearance: 2 }))).rejects.toMatchObject(refused);
    await expect(send({}, { versionId: secret.versionId })).rejects.toMatchObject(refused);
    await expect(send({}, gone)).rejects.toMatchObject(refused);
    await expect(send({}, {}, mintTenantContext({ ...tenant.owner, permissions: new Set() }))).rejects.toMatchObject({ code: "forbidden" });
  });

  it("bytes that are missing on the disk are a plain 404", async () => {
    const lost = await addDocument(tenant.owner);
    const { storageKey } = await inTenant(tenant.owner, (tx) => tx.db.documentVersion.findUniqueOrThrow({ where: { id: lost.versionId } }));
    await tenantStorage(tenant.owner).storage.delete(storageKey);
    await expect(send({}, lost)).rejects.toMatchObject({ code: "not_found" });
  });
});
