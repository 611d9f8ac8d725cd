import { readdir } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { GET as list, POST as upload } from "@/app/api/v1/documents/route";
import { DELETE as remove, GET as get } from "@/app/api/v1/documents/[documentId]/route";
import { GET as content } from "@/app/api/v1/documents/[documentId]/content/route";
import { GET as text } from "@/app/api/v1/documents/[documentId]/text/route";
import { POST as uploadVersion } from "@/app/api/v1/documents/[documentId]/versions/route";
import { inTenant } from "@/lib/db/tenant";
import { classifyDocument } from "@/lib/domains/dataroom/commands/classify-document";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { callApi, fileForm, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { expectAnswer } from "./expect-answer.fixture";

provideTestDatabase();

interface Uploaded {
  id: string;
  versionId: string;
  duplicate: boolean;
}

let tenant: Tenant;
let key: string;
let stranger: Tenant;

beforeAll(async () => {
  tenant = await createTenant("Acme");
  stranger = await createTenant("Stranger");
  key = (await issueKey(tenant.owner)).secret;
});

const send = (form: FormData, headers?: Record<string, string>) => callApi(upload, "/documents", { key, form, ...(headers ? { headers } : {}) });
const uploaded = async (form: FormData): Promise<Uploaded> => expectAnswer<Uploaded>("uploadDocument", 201, await send(form));
const of = (documentId: string) => ({ key, params: { documentId } });

describe("uploading", () => {
  it("stores the bytes and answers at once", async () => {
    const { id } = await uploaded(fileForm("The lobby doors are FD60S.", "Doors.txt", { sensitivity: "confidential", tags: ["fire, doors", "lobby"] }));
    const document = await expectAnswer("getDocument", 200, await callApi(get, `/documents/${id}`, of(id)));
    expect(document).toMatchObject({ name: "Doors.txt", status: "queued", sensitivity: "confidential", tags: ["fire", "doors", "lobby"], size: 26, version: 1, projectId: tenant.projectId });
    const bytes = await callApi(content, `/documents/${id}/content`, of(id));
    expect(await bytes.text()).toBe("The lobby doors are FD60S.");
  });

  it("reads the fields after the file as well as before it", async () => {
    const { id } = await uploaded(fileForm("Order of parts.", "order.txt", { sensitivity: "public", tags: "late", projectId: tenant.projectId }, "file first"));
    expect(await expectAnswer("getDocument", 200, await callApi(get, `/documents/${id}`, of(id)))).toMatchObject({ sensitivity: "public", tags: ["late"] });
  });

  it("answers the same bytes with the document that is there", async () => {
    const first = await uploaded(fileForm("Twice the same.", "one.txt"));
    const again = await expectAnswer<Uploaded>("uploadDocument", 200, await send(fileForm("Twice the same.", "two.txt")));
    expect(again).toMatchObject({ id: first.id, duplicate: true });
  });

  it.each([
    ["no file", () => { const form = new FormData(); form.append("tags", "x"); return form; }, 400],
    ["an unknown field after the file", () => fileForm("a", "a.txt", { colour: "red" }, "file first"), 400],
    ["an unknown field before the file", () => fileForm("a", "a.txt", { colour: "red" }), 400],
    ["two files", () => { const form = fileForm("a"); form.append("file", new File(["b"], "b.txt")); return form; }, 400],
    ["a file under another name", () => { const form = new FormData(); form.append("upload", new File(["b"], "b.txt")); return form; }, 400],
    ["a field sent twice", () => fileForm("a", "a.txt", { sensitivity: ["public", "internal"] }), 400],
    ["a sensitivity that does not exist", () => fileForm("a", "a.txt", { sensitivity: "secret" }), 400],
    ["a file without content", () => fileForm(""), 422],
    ["a folder", () => fileForm("a", "a.txt", { folderId: newId() }), 404],
    ["a project that is no id", () => fileForm("a", "a.txt", { projectId: "general" }), 404],
    ["a project that does not exist", () => fileForm("a", "a.txt", { projectId: newId() }), 404],
    ["a stranger's project", () => fileForm("a", "a.txt", { projectId: stranger.projectId }), 404],
  ])("refuses %s and keeps nothing", async (_, form, status) => {
    const before = await counts();
    await expectAnswer("uploadDocument", status, await send(form()));
    // The answer need not wait until the refused bytes are off the disk.
    await vi.waitFor(async () => expect(await counts()).toEqual(before), 5_000);
  });

  it.each([
    ["cut off", "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nhalf of it", "multipart/form-data; boundary=x", 400],
    ["no multipart inside", "nothing of the kind", "multipart/form-data; boundary=x", 400],
    ["no boundary", "--x--", "multipart/form-data", 400],
    ["JSON", "{}", "application/json", 415],
  ])("refuses a body that is %s", async (_, body, type, status) => {
    const before = await counts();
    const request = new Request("http://localhost/api/v1/documents", { method: "POST", body, headers: { authorization: `Bearer ${key}`, "content-type": type } });
    await expectAnswer("uploadDocument", status, await upload(request, { params: Promise.resolve({}) }));
    await vi.waitFor(async () => expect(await counts()).toEqual(before), 5_000);
  });

  it("refuses what says it is too large before reading it", async () => {
    const response = await send(fileForm("small"), { "content-length": String(10_000_000_000) });
    await expectAnswer("uploadDocument", 413, response);
  });

  it("needs documents:upload", async () => {
    const reader = await issueKey(tenant.owner, ["documents:read"]);
    await expectAnswer("uploadDocument", 403, await callApi(upload, "/documents", { key: reader.secret, form: fileForm("a") }));
  });
});

describe("repeating an upload", () => {
  it("gives the first answer again and stores nothing", async () => {
    const headers = { "idempotency-key": newId() };
    const form = () => fileForm(`Repeated ${headers["idempotency-key"]}`, "r.txt", { tags: "r" });
    const first = await expectAnswer<Uploaded>("uploadDocument", 201, await send(form(), headers));
    const before = await counts();
    const again = await send(form(), headers);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await expectAnswer("uploadDocument", 201, again)).toEqual(first);
    expect(await counts()).toEqual(before);
    await expectAnswer("uploadDocument", 409, await send(fileForm("Other bytes", "r.txt", { tags: "r" }), headers));
  });

  it("is as absent as the document once that is hidden from the caller", async () => {
    const editor = await addMember(tenant, "admin", { clearance: 1 });
    const own = (await issueKey(editor, ["workspace:read", "documents:read", "documents:upload"])).secret;
    const headers = { "idempotency-key": newId() };
    const again = () => callApi(upload, "/documents", { key: own, form: fileForm("Soon above the caller.", "s.txt"), headers });
    const { id } = await expectAnswer<Uploaded>("uploadDocument", 201, await again());
    await classifyDocument.execute(tenant.owner, { documentId: id, sensitivity: "restricted" });
    const hidden = await again();
    expect(hidden.status).toBe(404);
    expect(await hidden.text()).not.toContain(id);
  });

  it("does the work once when both come together, and again after a refusal", async () => {
    const headers = { "idempotency-key": newId() };
    await expectAnswer("uploadDocument", 400, await send(fileForm("x", "x.txt", { sensitivity: "none" }), headers));
    const both = await Promise.all([1, 2].map(() => send(fileForm("Together", "t.txt"), headers)));
    const answers = await Promise.all(both.map((response) => expectAnswer<Uploaded>("uploadDocument", 201, response)));
    expect(answers[0]).toEqual(answers[1]);
  });
});

describe("reading", () => {
  it("gives the text of a ready document page by page", async () => {
    const { id, versionId } = await uploaded(fileForm("The stair doors are FD30S.", "Stair.txt"));
    expect(await expectAnswer("getDocumentText", 200, await callApi(text, `/documents/${id}/text`, of(id)))).toEqual({ pages: [] });
    await makeReady(tenant, versionId);
    const answer = await expectAnswer<{ pages: { text: string }[] }>("getDocumentText", 200, await callApi(text, `/documents/${id}/text`, of(id)));
    expect(answer.pages.map((page) => page.text).join()).toContain("FD30S");
    expect(await expectAnswer("getDocument", 200, await callApi(get, `/documents/${id}`, of(id)))).toMatchObject({ status: "ready", pages: 1, error: null });
  });

  it("sends a range of the bytes", async () => {
    const { id } = await uploaded(fileForm("0123456789", "digits.txt"));
    const range = (value: string) => callApi(content, `/documents/${id}/content`, { ...of(id), headers: { range: value } });
    const part = await range("bytes=2-4");
    expect([part.status, part.headers.get("content-range"), await part.text()]).toEqual([206, "bytes 2-4/10", "234"]);
    expect((await range("bytes=50-")).status).toBe(416);
  });

  it("calls a cancelled document failed", async () => {
    const { id, versionId } = await uploaded(fileForm("Will be cancelled", "c.txt"));
    await inTenant(tenant.owner, (tx) => tx.db.documentVersion.update({ where: { id: versionId }, data: { status: "cancelled" } }));
    expect(await expectAnswer("getDocument", 200, await callApi(get, `/documents/${id}`, of(id)))).toMatchObject({ status: "failed", error: { code: "cancelled" } });
    const failed = await expectAnswer<{ data: { id: string }[] }>("listDocuments", 200, await callApi(list, "/documents?status=failed", { key }));
    expect(failed.data.map((document) => document.id)).toContain(id);
  });
});

describe("versions and removal", () => {
  it("adds a version, and nothing for the same bytes", async () => {
    const { id } = await uploaded(fileForm("First edition", "ed.txt"));
    const post = (body: string) => callApi(uploadVersion, `/documents/${id}/versions`, { ...of(id), form: fileForm(body, "ed.txt") });
    await expectAnswer("uploadVersion", 201, await post("Second edition"));
    expect(await expectAnswer("uploadVersion", 200, await post("Second edition"))).toMatchObject({ duplicate: true });
    expect(await expectAnswer("getDocument", 200, await callApi(get, `/documents/${id}`, of(id)))).toMatchObject({ version: 2 });
  });

  it("moves to the trash, and erases for good", async () => {
    const { id } = await uploaded(fileForm("To be removed", "rm.txt"));
    const del = (query: string) => callApi(remove, `/documents/${id}${query}`, { ...of(id), method: "DELETE" });
    expect((await del("")).status).toBe(204);
    await expectAnswer("getDocument", 404, await callApi(get, `/documents/${id}`, of(id)));
    await expectAnswer("deleteDocument", 404, await del(""));
    expect((await del("?purge=true")).status).toBe(204);
    await expectAnswer("deleteDocument", 404, await del("?purge=true"));
    await expectAnswer("deleteDocument", 400, await del("?purge=perhaps"));
  });

  it("needs documents:purge to erase", async () => {
    const { id } = await uploaded(fileForm("Stays", "stay.txt"));
    const editor = await issueKey(tenant.owner, ["documents:read", "documents:delete"]);
    await expectAnswer("deleteDocument", 403, await callApi(remove, `/documents/${id}?purge=true`, { key: editor.secret, params: { documentId: id }, method: "DELETE" }));
  });
});

describe("lists", () => {
  it("pages by cursor and by skip, with the count of all", async () => {
    const project = await createTenant("Lister");
    const lister = (await issueKey(project.owner)).secret;
    for (const letter of "abcde") await addDocument(project.owner, { name: `${letter}.txt`, text: letter });
    type List = { data: { name: string }[]; total: number; hasMore: boolean; nextCursor: string | null };
    const page = async (query: string) => expectAnswer<List>("listDocuments", 200, await callApi(list, `/documents?sort=name&limit=2${query}`, { key: lister }));
    const names: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const answer: List = await page(cursor && `&cursor=${cursor}`);
      expect(answer.total).toBe(5);
      expect(answer.hasMore).toBe(answer.nextCursor !== null);
      names.push(...answer.data.map((document) => document.name));
      cursor = answer.nextCursor;
    }
    expect(names).toEqual(["a.txt", "b.txt", "c.txt", "d.txt", "e.txt"]);
    expect((await page("&skip=3")).data.map((document) => document.name)).toEqual(["d.txt", "e.txt"]);
    expect((await page("&q=C.T")).data.map((document) => document.name)).toEqual(["c.txt"]);
    expect((await page("&status=ready")).total).toBe(0);
  });

  it.each(["limit=0", "limit=101", "limit=x", "skip=-1", "cursor=garbage", "status=done", "sort=weight"])("refuses %s", async (query) => {
    await expectAnswer("listDocuments", 400, await callApi(list, `/documents?${query}`, { key }));
  });

  it("knows no folders, no strange projects", async () => {
    for (const query of [`folderId=${newId()}`, "folderId=x", `projectId=${newId()}`, "projectId=x", `projectId=${stranger.projectId}`]) {
      await expectAnswer("listDocuments", 404, await callApi(list, `/documents?${query}`, { key }));
    }
  });
});

describe("a stranger's document", () => {
  it("is as absent as one that never was, on every call", async () => {
    const theirs = await addDocument(stranger.owner, { text: "Not yours" });
    const answers = async (documentId: string) => {
      const call = { key, params: { documentId } };
      const responses = [
        ["getDocument", await callApi(get, "/documents/x", call)],
        ["getDocumentText", await callApi(text, "/documents/x/text", call)],
        ["getDocumentContent", await callApi(content, "/documents/x/content", call)],
        ["uploadVersion", await callApi(uploadVersion, "/documents/x/versions", { ...call, form: fileForm("mine now") })],
        ["deleteDocument", await callApi(remove, "/documents/x", { ...call, method: "DELETE" })],
        ["deleteDocument", await callApi(remove, "/documents/x?purge=true", { ...call, method: "DELETE" })],
      ] as const;
      return Promise.all(responses.map(async ([id, response]) => ({ ...(await expectAnswer(id, 404, response)), requestId: "" })));
    };
    const foreign = await answers(theirs.documentId);
    expect(foreign).toEqual(await answers(newId()));
    expect(foreign).toEqual(await answers("no-id-at-all"));
    expect(await inTenant(stranger.owner, (tx) => tx.db.document.count({ where: { deletedAt: null } }))).toBe(1);
  });
});

/** Rows and stored files of the tenant. */
async function counts() {
  const rows = await inTenant(tenant.owner, async (tx) => ({ documents: await tx.db.document.count(), versions: await tx.db.documentVersion.count() }));
  const entries = await readdir(path.join(env().DATA_DIR, "storage"), { recursive: true, withFileTypes: true }).catch(() => []);
  return { ...rows, files: entries.filter((entry) => entry.isFile()).length };
}
