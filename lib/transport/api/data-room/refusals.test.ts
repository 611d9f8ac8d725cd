import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { inUnscoped } from "@/lib/db/unscoped";
import { classifyDocument } from "@/lib/domains/dataroom/commands/classify-document";
import { uploadDocument } from "@/lib/domains/dataroom/commands/upload-document";
import { classifyFolder } from "@/lib/domains/dataroom/folders/commands/classify-folder";
import { createFolder } from "@/lib/domains/dataroom/folders/commands/create-folder";
import { saveFilter } from "@/lib/domains/dataroom/organize/commands/save-filter";
import { createWorkspace } from "@/lib/domains/tenancy/workspaces/commands/create-workspace";
import { newId } from "@/lib/kernel/ids";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { callApi, fileForm, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, bytes, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { ENDPOINTS } from "../endpoints";

provideTestDatabase();

type Endpoint = (typeof ENDPOINTS)[number];
type Handler = Parameters<typeof callApi>[0];
type Ids = Record<string, string>;
interface Asked {
  query?: string;
  body?: object;
  form?: () => FormData;
}

/** What else a call is given beside the ids in its path; those with several are called in several ways. */
const CALLS: Record<string, (ids: Ids) => Asked[]> = {
  uploadDocument: ({ projectId = "", folderId = "" }) => [{ form: () => fileForm("a", "a.txt", { projectId }) }, { form: () => fileForm("a", "a.txt", { folderId }) }],
  uploadVersion: () => [{ form: () => fileForm("Not yours.") }],
  listDocuments: ({ projectId, folderId }) => [{ query: `?projectId=${projectId}` }, { query: `?folderId=${folderId}` }],
  compareVersions: ({ versionId, documentId }) => [{ query: `?from=${versionId}` }, { query: `?with=${documentId}` }],
  acceptSuggestion: () => [{ body: {} }],
  overrideSuggestion: () => [{ body: { reason: "Samples." } }],
  updateDocument: ({ folderId, departmentId }) => [{ body: { name: "Mine now" } }, { body: { folderId } }, { body: { sensitivity: "public", reason: "x" } }, { body: { departmentIds: [departmentId] } }],
  copyDocument: ({ folderId }) => [{ body: { folderId } }, { body: { folderId: null } }],
  archiveDocuments: ({ documentId, folderId }) => [{ body: { documentIds: [documentId] } }, { body: { folderIds: [folderId] } }],
  createFolder: ({ projectId, folderId }) => [{ body: { name: "In yours", projectId } }, { body: { name: "In yours", parentId: folderId } }],
  listFolders: ({ projectId, folderId }) => [{ query: `?projectId=${projectId}` }, { query: `?parentId=${folderId}` }],
  updateFolder: ({ folderId }) => [{ body: { name: "Mine now" } }, { body: { parentId: folderId } }, { body: { minSensitivity: "restricted" } }, { body: { departmentIds: [] } }],
  listTags: ({ projectId }) => [{ query: `?projectId=${projectId}` }],
  saveFilter: () => [{ body: { name: "x", query: {} } }],
  changeDocuments: ({ documentId }) => [{ body: { documentIds: [documentId], action: "trash" } }],
};

const endpoints = ENDPOINTS.filter(({ tag }) => tag === "Documents" || tag === "Folders");
const NAMES_NO_IDS = ["saveFilter", "listFilters"];

let real: Ids;
let stranger: string;
let sibling: string;
let lowered: string;
let nothing: string;
let reader: string;

async function key(ctx: Tenant["owner"], ...permissions: Parameters<typeof issueKey>[1] & object): Promise<string> {
  return (await issueKey(ctx, permissions.length > 0 ? permissions : undefined)).secret;
}

/** A document in a folder above an editor's clearance, with all that hangs on them. */
beforeAll(async () => {
  const tenant = await createTenant("Victim");
  const { owner } = tenant;
  const folder = await createFolder.execute(owner, { name: "Deal" });
  await classifyFolder.execute(owner, { folderId: folder.id, minSensitivity: "restricted" });
  const { id: documentId, versionId } = await uploadDocument.execute(owner, { name: "Price.txt", folderId: folder.id, body: bytes("The price.") });
  const closed = await addDocument(owner);
  await classifyDocument.execute(owner, { documentId: closed.documentId, sensitivity: "restricted" });
  const projectId = newId();
  await inUnscoped((db) => db.project.create({ data: { id: projectId, organizationId: tenant.organizationId, workspaceId: tenant.workspaceId, name: "Closed", slug: "closed", access: "members" } }));
  const departmentId = newId();
  const filter = await saveFilter.execute(owner, { name: "Mine", query: { q: "price" } });
  real = { documentId, versionId, folderId: folder.id, projectId, departmentId, filterId: filter.id };

  stranger = await key((await createTenant("Stranger")).owner);
  await createWorkspace.execute(tenant.organization, { name: "Second" });
  const { id: workspaceId } = await inUnscoped((db) => db.workspace.findFirstOrThrow({ where: { organizationId: tenant.organizationId, name: "Second" } }));
  sibling = await key(mintTenantContext({ ...owner, workspaceId }));
  const editor = await addMember(tenant, "admin", { clearance: 2 });
  lowered = await key(mintTenantContext({ ...owner, actor: editor.actor, userId: editor.userId, clearance: 2 }));
  nothing = await key(owner, "audit:read");
  reader = await key(owner, "documents:read");
}, 60_000);

async function ask(endpoint: Endpoint, by: string | undefined, ids: Ids, { query = "", body, form }: Asked = {}): Promise<{ status: number; body: string }> {
  const file = path.resolve("app/api/v1", endpoint.path.slice(1).replaceAll("{", "[").replaceAll("}", "]"), "route.ts");
  const handler = ((await import(file)) as Record<string, Handler>)[endpoint.method.toUpperCase()];
  if (!handler) throw new Error(`${endpoint.id} has no handler`);
  const params = Object.fromEntries(Object.entries(ids).filter(([name]) => endpoint.path.includes(`{${name}}`)));
  const address = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "") + query;
  const response = await callApi(handler, address, { key: by, params: params as never, method: endpoint.method.toUpperCase(), ...(body ? { body } : {}), ...(form ? { form: form() } : {}) });
  return { status: response.status, body: (await response.text()).replace(/"requestId":"[^"]*"/, "") };
}

const waysOf = (endpoint: Endpoint, ids: Ids): Asked[] => CALLS[endpoint.id]?.(ids) ?? [{}];
const unknown = () => Object.fromEntries(Object.keys(real).map((name) => [name, newId()]));
const cases = endpoints.map((endpoint) => [endpoint.id, endpoint] as const);

describe.each(cases)("%s", (id, endpoint) => {
  it("wants a key, and one that may", async () => {
    const [way = {}] = waysOf(endpoint, real);
    expect((await ask(endpoint, undefined, real, way)).status).toBe(401);
    expect((await ask(endpoint, nothing, real, way)).status).toBe(403);
    if (endpoint.permission !== "documents:read" || id === "changeDocuments") expect((await ask(endpoint, reader, real, way)).status).toBe(403);
  });

  it.runIf(!NAMES_NO_IDS.includes(id) && id !== "changeDocuments")("finds nothing of another organization, of another workspace, or above the clearance: as of ids that nobody has", async () => {
    const ways = waysOf(endpoint, real);
    const nobodys = unknown();
    for (const [at, way] of ways.entries()) {
      const expected = await ask(endpoint, stranger, nobodys, waysOf(endpoint, nobodys)[at]);
      expect(expected.status).toBe(404);
      for (const by of [stranger, sibling, lowered]) expect(await ask(endpoint, by, real, way)).toEqual(expected);
      if (endpoint.path.includes("{")) expect(await ask(endpoint, stranger, { ...nobodys, documentId: "x", folderId: "x", filterId: "x", versionId: "x" }, waysOf(endpoint, nobodys)[at])).toEqual(expected);
    }
  });

  it.runIf(endpoint.body?.contentType === "application/json")("refuses what is no body of it", async () => {
    for (const body of ["not json", "[]", '{"surprise":1}']) expect((await ask(endpoint, lowered, real, { body: body as never })).status).toBe(400);
  });
});

it("the same change to many documents says of each hidden one what it says of none", async () => {
  const endpoint = endpoints.find(({ id }) => id === "changeDocuments");
  if (!endpoint) throw new Error("changeDocuments is not described");
  for (const action of ["move", "copy", "tag", "trash", "restore", "purge"]) {
    const of = async (by: string, documentId = "") => {
      const body = { documentIds: [documentId], action, ...(action === "tag" ? { addTags: ["x"] } : {}), ...(action === "move" || action === "copy" ? { folderId: null } : {}) };
      const answer = await ask(endpoint, by, real, { body });
      return answer.body.replaceAll(documentId, "id");
    };
    const expected = await of(stranger, newId());
    expect(JSON.parse(expected)).toMatchObject({ results: [{ ok: false, code: "not_found" }] });
    for (const by of [stranger, sibling, lowered]) expect(await of(by, real["documentId"])).toBe(expected);
  }
});
