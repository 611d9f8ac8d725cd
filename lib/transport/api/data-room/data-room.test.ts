import { beforeAll, describe, expect, it } from "vitest";
import { GET as listDocuments } from "@/app/api/v1/documents/route";
import { POST as bulk } from "@/app/api/v1/documents/bulk/route";
import { DELETE as remove, GET as get, PATCH as update } from "@/app/api/v1/documents/[documentId]/route";
import { GET as content } from "@/app/api/v1/documents/[documentId]/content/route";
import { POST as copy } from "@/app/api/v1/documents/[documentId]/copy/route";
import { DELETE as unfavour, PUT as favour } from "@/app/api/v1/documents/[documentId]/favourite/route";
import { POST as restoreDocument } from "@/app/api/v1/documents/[documentId]/restore/route";
import { GET as listFilters, POST as saveFilter } from "@/app/api/v1/filters/route";
import { DELETE as deleteFilter } from "@/app/api/v1/filters/[filterId]/route";
import { GET as listFolders, POST as create } from "@/app/api/v1/folders/route";
import { DELETE as removeFolder, GET as getFolder, PATCH as updateFolder } from "@/app/api/v1/folders/[folderId]/route";
import { POST as restoreFolder } from "@/app/api/v1/folders/[folderId]/restore/route";
import { GET as listTags } from "@/app/api/v1/tags/route";
import { inUnscoped } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { expectAnswer } from "../expect-answer.fixture";

provideTestDatabase();

interface Folder {
  id: string;
  name: string;
  number: string;
  parentId: string | null;
}
interface Document {
  id: string;
  name: string;
  folderId: string | null;
  tags: string[];
  sensitivity: string;
}
interface List {
  data: Document[];
  total: number;
  more: boolean;
  nextCursor: string | null;
}

let tenant: Tenant;
let key: string;
beforeAll(async () => {
  tenant = await createTenant();
  key = (await issueKey(tenant.owner)).secret;
});

const folder = async (body: object, headers: Record<string, string> = {}) => expectAnswer<Folder>("createFolder", 201, await callApi(create, "/folders", { key, body, headers }));
const add = async (options: Parameters<typeof addDocument>[1] = {}) => (await addDocument(tenant.owner, options)).documentId;
const one = (documentId: string, more: object = {}) => ({ key, params: { documentId }, ...more });
const at = (folderId: string, more: object = {}) => ({ key, params: { folderId }, ...more });
const change = (documentId: string, body: object) => callApi(update, `/documents/${documentId}`, one(documentId, { method: "PATCH", body }));
const changeFolder = (folderId: string, body: object) => callApi(updateFolder, `/folders/${folderId}`, at(folderId, { method: "PATCH", body }));
const list = async (query: string) => expectAnswer<List>("listDocuments", 200, await callApi(listDocuments, `/documents${query}`, { key }));
const folders = async (query = "") => (await expectAnswer<{ data: Folder[] }>("listFolders", 200, await callApi(listFolders, `/folders${query}`, { key }))).data;
const names = (rows: { name: string }[]) => rows.map((row) => row.name);

describe("folders", () => {
  it("are made once per Idempotency-Key, and listed as a tree", async () => {
    const headers = { "idempotency-key": newId() };
    const root = await folder({ name: "Bids" }, headers);
    expect(await folder({ name: "Bids" }, headers)).toEqual(root);
    await expectAnswer("createFolder", 409, await callApi(create, "/folders", { key, body: { name: "Bids" } }));
    const inner = await folder({ name: "Drawings", parentId: root.id });
    expect([inner.parentId, inner.number]).toEqual([root.id, `${root.number}.1`]);
    expect(names(await folders(`?parentId=${root.id}`))).toEqual(["Drawings"]);
    expect(names(await folders(`?parentId=none&projectId=${tenant.projectId}`))).toEqual(["Bids"]);
    expect(await expectAnswer("getFolder", 200, await callApi(getFolder, `/folders/${inner.id}`, at(inner.id)))).toEqual(inner);
  });

  it("are renamed, moved and guarded, all permissions asked for first", async () => {
    const [from, to] = [await folder({ name: "From" }), await folder({ name: "To" })];
    const moved = await folder({ name: "Papers", parentId: from.id });
    expect(await expectAnswer("updateFolder", 200, await changeFolder(moved.id, { name: "Papers, issued", parentId: to.id, position: 1, minSensitivity: "confidential" }))).toMatchObject({
      name: "Papers, issued", parentId: to.id, number: `${to.number}.1`, minSensitivity: "confidential",
    });
    const legal = newId();
    await inUnscoped((db) => db.department.create({ data: { id: legal, organizationId: tenant.organizationId, name: "Legal" } }));
    await expectAnswer("updateFolder", 409, await changeFolder(moved.id, { departmentIds: [legal] }));
    expect(await expectAnswer("updateFolder", 200, await changeFolder(moved.id, { departmentIds: [legal], confirmed: true }))).toMatchObject({ departmentIds: [legal] });
    await expectAnswer("getFolder", 404, await callApi(getFolder, "/", at(moved.id)));
    const uploader = (await issueKey(tenant.owner, ["documents:read", "documents:upload"])).secret;
    await expectAnswer("updateFolder", 403, await callApi(updateFolder, "/", { key: uploader, params: { folderId: to.id }, method: "PATCH", body: { name: "Renamed", minSensitivity: "restricted" } }));
    expect(names(await folders())).toContain("To");
    await expectAnswer("updateFolder", 409, await changeFolder(to.id, { parentId: to.id }));
  });

  it.each(["{}", '{"name":""}', '{"name":"a/b"}', '{"position":0}', '{"minSensitivity":"secret"}', '{"parentId":7}', '{"colour":1}'])("refuse %s", async (body) => {
    const { id } = await folder({ name: newId() });
    await expectAnswer("updateFolder", 400, await changeFolder(id, body as never));
  });

  it("go to the trash with what is in them, come back, and are erased", async () => {
    const root = await folder({ name: "Old" });
    const id = await add({ name: "Old price.txt" });
    await expectAnswer("updateDocument", 200, await change(id, { folderId: root.id }));
    const bin = (query = "") => callApi(removeFolder, `/folders/${root.id}${query}`, at(root.id, { method: "DELETE" }));
    await expectAnswer("deleteFolder", 404, await bin("?purge=true"));
    expect((await bin()).status).toBe(204);
    expect([names(await folders("?trashed=true")), names((await list("?trashed=true&q=old")).data)]).toEqual([["Old"], ["Old price.txt"]]);
    const headers = { "idempotency-key": newId() };
    const back = await expectAnswer("restoreFolder", 200, await callApi(restoreFolder, "/", at(root.id, { method: "POST", headers })));
    expect(await expectAnswer("restoreFolder", 200, await callApi(restoreFolder, "/", at(root.id, { method: "POST", headers })))).toEqual(back);
    expect((await list(`?folderId=${root.id}`)).total).toBe(1);
    await bin();
    expect((await bin("?purge=true")).status).toBe(204);
    await expectAnswer("getDocument", 404, await callApi(get, "/", one(id)));
  });
});

describe("documents", () => {
  it("are listed page by page, by tag, level, favourite, day and place", async () => {
    const { id: folderId } = await folder({ name: "Listed" });
    const ids = [await add({ name: "b.txt" }), await add({ name: "a.txt", sensitivity: "confidential" }), await add({ name: "c.txt" })];
    for (const id of ids) await change(id, { folderId, addTags: ["listed"] });
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: List = await list(`?folderId=${folderId}&sort=name&limit=1${cursor && `&cursor=${cursor}`}`);
      expect([page.total, page.more]).toEqual([3, false]);
      seen.push(...names(page.data));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(["a.txt", "b.txt", "c.txt"]);
    await expectAnswer("favourDocument", 200, await callApi(favour, "/", one(ids[2] ?? "", { method: "PUT" })));
    const today = new Date().toISOString().slice(0, 10);
    for (const [query, expected] of [["tags=listed&sensitivity=confidential", ["a.txt"]], ["favourite=true", ["c.txt"]], [`tags=listed&from=${today}&to=${today}`, ["a.txt", "b.txt", "c.txt"]], ["tags=listed&to=2020-01-01", []], ["tags=listed&folderId=none", []]] as const) {
      expect(names((await list(`?sort=name&${query}`)).data), query).toEqual(expected);
    }
    await expectAnswer("unfavourDocument", 200, await callApi(unfavour, "/", one(ids[2] ?? "", { method: "DELETE" })));
    expect((await list("?favourite=true")).total).toBe(0);
    const { data } = await expectAnswer<{ data: { tag: string; documents: number }[] }>("listTags", 200, await callApi(listTags, "/tags", { key }));
    expect(data).toContainEqual({ tag: "listed", documents: 3 });
    for (const query of ["?favourite=1", "?from=yesterday", "?sensitivity=secret", "?limit=0", "?cursor=x"]) await expectAnswer("listDocuments", 400, await callApi(listDocuments, `/documents${query}`, { key }));
  });

  it("are renamed, tagged, classified and moved; the folder's level holds", async () => {
    const strict = await folder({ name: "Strict" });
    await changeFolder(strict.id, { minSensitivity: "confidential" });
    const id = await add();
    expect(await expectAnswer("updateDocument", 200, await change(id, { name: "Fire.txt", addTags: ["fire"], sensitivity: "public", reason: "Published." }))).toMatchObject({ name: "Fire.txt", tags: ["fire"], sensitivity: "public" });
    expect(await expectAnswer("updateDocument", 200, await change(id, { folderId: strict.id }))).toMatchObject({ folderId: strict.id, sensitivity: "confidential" });
    expect(await expectAnswer("updateDocument", 409, await change(id, { sensitivity: "internal", reason: "No." }))).toMatchObject({ errors: { sensitivity: "at least confidential" } });
    for (const body of [{}, { name: "" }, { sensitivity: "secret" }, { addTags: Array.from({ length: 21 }, String) }, { tag: "x" }]) await expectAnswer("updateDocument", 400, await change(id, body));
  });

  it("are copied once per Idempotency-Key", async () => {
    const id = await add({ name: "Original.txt", text: "To be copied." });
    const call = { key, params: { documentId: id }, body: { name: "Copy.txt" }, headers: { "idempotency-key": newId() } };
    const made = await expectAnswer<{ id: string }>("copyDocument", 201, await callApi(copy, "/", call));
    expect(await expectAnswer("copyDocument", 201, await callApi(copy, "/", call))).toEqual(made);
    expect((await list("?q=copy.txt")).total).toBe(1);
    expect(await (await callApi(content, "/", one(made.id))).text()).toBe("To be copied.");
    for (const body of [{ name: "" }, { folderId: 1 }]) await expectAnswer("copyDocument", 400, await callApi(copy, "/", one(id, { body })));
  });

  it("come back from the trash", async () => {
    const id = await add();
    const trash = await callApi(remove, `/documents/${id}`, one(id, { method: "DELETE" }));
    expect(trash.status).toBe(204);
    const headers = { "idempotency-key": newId() };
    for (let n = 0; n < 2; n++) expect(await expectAnswer("restoreDocument", 200, await callApi(restoreDocument, "/", one(id, { method: "POST", headers })))).toMatchObject({ id, deletedAt: null });
    await expectAnswer("restoreDocument", 404, await callApi(restoreDocument, "/", one(id, { method: "POST" })));
  });
});

describe("text that deceives or cannot be stored", () => {
  const BAD = ["a\u0000b", "a\ud800b"];
  it.each(BAD)("%j is refused, wherever it stands", async (bad) => {
    const id = await add();
    const answers = [
      await change(id, { addTags: [bad] }),
      await change(id, { sensitivity: "public", reason: bad }),
      await callApi(saveFilter, "/filters", { key, body: { name: "x", query: { q: bad } } }),
      await callApi(saveFilter, "/filters", { key, body: { name: "x", query: { [bad]: "x" } } }),
      await changeFolder((await folder({ name: newId() })).id, { minSensitivity: "internal", reason: bad }),
    ];
    // Half of a character is left out of a tag as out of a name.
    expect(answers.map(({ status }) => status)).toEqual([bad === BAD[1] ? 200 : 400, 400, 400, 400, 400]);
    expect((await callApi(bulk, "/documents/bulk", { key, body: { documentIds: [bad], action: "trash" } })).status).toBe(200);
  });

  it("tags and filters show what they are", async () => {
    const id = await add();
    expect(await expectAnswer("updateDocument", 200, await change(id, { addTags: [" fire\u202egnp ", "caf\u0065\u0301"] }))).toMatchObject({ tags: ["firegnp", "caf\u00e9"] });
    for (const tag of ["", "\u202e", "a,b", "a\nb", "x".repeat(51)]) await expectAnswer("updateDocument", 400, await change(id, { addTags: [tag] }));
    for (const day of ["0000-01-01", "2026-02-30"]) await expectAnswer("listDocuments", 400, await callApi(listDocuments, `/documents?from=${day}`, { key }));
  });
});

describe("many at once", () => {
  const many = (body: object, headers: Record<string, string> = {}, by = key) => callApi(bulk, "/documents/bulk", { key: by, body, headers });

  it("each by itself, and once per Idempotency-Key", async () => {
    const { id: folderId } = await folder({ name: "Many" });
    const ids = [await add(), await add()];
    const documentIds = [...ids, newId(), "x", ids[0] ?? ""];
    const result = await expectAnswer<{ results: { ok: boolean; code?: string }[] }>("changeDocuments", 200, await many({ documentIds, action: "move", folderId }));
    expect(result.results.map(({ ok, code }) => code ?? ok)).toEqual([true, true, "not_found", "not_found"]);
    const headers = { "idempotency-key": newId() };
    const copies = () => many({ documentIds: ids, action: "copy", folderId }, headers);
    const first = await expectAnswer("changeDocuments", 200, await copies());
    expect(await expectAnswer("changeDocuments", 200, await copies())).toEqual(first);
    expect((await list(`?folderId=${folderId}`)).total).toBe(4);
    await expectAnswer("changeDocuments", 409, await many({ documentIds: ids, action: "trash" }, headers));
    for (const action of ["trash", "restore", "trash", "purge"]) expect(await expectAnswer("changeDocuments", 200, await many({ documentIds: ids, action }))).toMatchObject({ results: [{ ok: true }, { ok: true }] });
    await expectAnswer("changeDocuments", 404, await many({ documentIds: ids, action: "move", folderId: "x" }));
  });

  it.each([{}, { documentIds: [], action: "trash" }, { documentIds: ["x"], action: "explode" }, { documentIds: ["x"], action: "move" }, { documentIds: ["x"], action: "copy" }, { documentIds: ["x"], action: "tag" }, { documentIds: Array.from({ length: 101 }, () => newId()), action: "trash" }])(
    "refuses %j",
    async (body) => void (await expectAnswer("changeDocuments", 400, await many(body))),
  );
});

describe("saved filters", () => {
  it("are the maker's own, replaced by name", async () => {
    const save = async (query: object) => expectAnswer<{ id: string }>("saveFilter", 201, await callApi(saveFilter, "/filters", { key, body: { name: "Failed", query } }));
    await save({ status: "failed" });
    const { id } = await save({ status: "failed", q: "door" });
    const all = async () => (await expectAnswer<{ data: object[] }>("listFilters", 200, await callApi(listFilters, "/filters", { key }))).data;
    expect(await all()).toEqual([{ id, name: "Failed", query: { status: "failed", q: "door" } }]);
    for (const body of [{ name: "x" }, { name: "", query: {} }, { name: "x", query: { q: 1 } }, { name: "x", query: { q: "x".repeat(301) } }]) await expectAnswer("saveFilter", 400, await callApi(saveFilter, "/filters", { key, body }));
    const gone = () => callApi(deleteFilter, "/", { key, method: "DELETE", params: { filterId: id } });
    expect((await gone()).status).toBe(204);
    await expectAnswer("deleteFilter", 404, await gone());
    expect(await all()).toEqual([]);
  });
});
