import { beforeAll, describe, expect, it } from "vitest";
import { POST as address } from "@/app/api/v1/shares/[linkId]/address/route";
import { POST as revoke } from "@/app/api/v1/shares/[linkId]/revoke/route";
import { GET as get, PATCH as update } from "@/app/api/v1/shares/[linkId]/route";
import { GET as visits } from "@/app/api/v1/shares/[linkId]/visits/route";
import { GET as list, POST as create } from "@/app/api/v1/shares/route";
import { newId } from "@/lib/kernel/ids";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { addVisit } from "@/scripts/test/sharing-fixture";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { expectAnswer } from "../expect-answer.fixture";

provideTestDatabase();

interface Share {
  id: string;
  name: string;
  state: string;
  address: string;
}

let tenant: Tenant;
let key: string;
let reader: string;
let editor: string;
let stranger: string;
let document: { documentId: string; versionId: string };

beforeAll(async () => {
  tenant = await createTenant();
  document = await addDocument(tenant.owner, { name: "Plan.txt" });
  key = (await issueKey(tenant.owner)).secret;
  reader = (await issueKey(tenant.owner, ["shares:read", "documents:read"])).secret;
  const member = await addMember(tenant, "editor");
  // Editors issue no keys; one that an administrator would let them have holds what they hold.
  editor = (await issueKey(mintTenantContext({ ...member, permissions: new Set([...member.permissions, "apiKeys:manage"]) }), ["shares:read", "shares:manage", "documents:read"])).secret;
  stranger = (await issueKey((await createTenant("Stranger")).owner)).secret;
});

async function share(name: string, terms: object = {}): Promise<Share> {
  return expectAnswer<Share>("createShare", 201, await callApi(create, "/shares", { key, body: { name, documentIds: [document.documentId], ...terms } }));
}

describe("share links over the API", () => {
  it("are made, read, changed, given another address and revoked", async () => {
    const made = await share("For the bidders", { emails: ["Ada@Example.com"], domains: ["example.org"], agreement: "Keep it quiet.", viewLimit: 5 });
    expect(made).toMatchObject({ state: "open", own: true, emails: ["ada@example.com"], domains: ["example.org"], watermark: true, items: [{ kind: "document", name: "Plan.txt" }] });
    expect(made.address).toMatch(/^https?:\/\/[^/]+\/s\/[\w-]{43}$/);
    const params = { linkId: made.id };
    const { address: first, ...link } = made;
    expect(await expectAnswer("getShare", 200, await callApi(get, "/", { key: reader, params }))).toEqual(link);
    const changed = await expectAnswer("updateShare", 200, await callApi(update, "/", { key, params, method: "PATCH", body: { allowDownload: true, password: "open sesame", expiresAt: "2099-01-01T00:00:00Z" } }));
    expect(changed).toMatchObject({ allowDownload: true, hasPassword: true, expiresAt: "2099-01-01T00:00:00.000Z", agreement: "Keep it quiet.", viewLimit: 5 });
    const renewed = await expectAnswer<Share>("renewShareAddress", 200, await callApi(address, "/", { key, params, method: "POST" }));
    expect(renewed.address).not.toBe(first);
    expect(await expectAnswer("revokeShare", 200, await callApi(revoke, "/", { key: editor, params, method: "POST" }))).toMatchObject({ state: "revoked" });
    await expectAnswer("updateShare", 409, await callApi(update, "/", { key, params, method: "PATCH", body: { name: "Again" } }));
    await expectAnswer("renewShareAddress", 409, await callApi(address, "/", { key, params, method: "POST" }));
  });

  it("are listed in pages, by state and document, with their visits", async () => {
    const made = await share("Listed");
    await addVisit(tenant.owner, made.id, { email: "ada@example.com", verified: true, read: [{ ...document, page: 1, milliseconds: 1_500 }] });
    await addVisit(tenant.owner, made.id, { admitted: false });
    const page = await expectAnswer<{ data: Share[]; nextCursor: string }>("listShares", 200, await callApi(list, "/shares?limit=1", { key }));
    expect(page.data).toMatchObject([{ name: "Listed", visits: 1 }]);
    const next = await expectAnswer<{ data: Share[] }>("listShares", 200, await callApi(list, `/shares?limit=1&cursor=${page.nextCursor}`, { key }));
    expect(next.data).toMatchObject([{ name: "For the bidders" }]);
    const open = await expectAnswer<{ data: Share[] }>("listShares", 200, await callApi(list, `/shares?state=open&documentId=${document.documentId}`, { key }));
    expect(open.data.map(({ name }) => name)).toEqual(["Listed"]);
    const came = await expectAnswer<{ data: object[]; total: number }>("listShareVisits", 200, await callApi(visits, "/", { key: reader, params: { linkId: made.id } }));
    expect(came).toMatchObject({ total: 2, hasMore: false });
    expect(came.data).toContainEqual(expect.objectContaining({ email: "ada@example.com", verified: true, milliseconds: 1_500 }));
    await expectAnswer("listShares", 400, await callApi(list, "/shares?state=ajar", { key }));
    await expectAnswer("listShareVisits", 400, await callApi(visits, `/?cursor=${page.nextCursor}`, { key, params: { linkId: made.id } }));
  });

  it("are refused with the reason", async () => {
    const body = { name: "x", documentIds: [document.documentId] };
    const refused = async (status: number, change: object, by = key) => expectAnswer("createShare", status, await callApi(create, "/shares", { key: by, body: { ...body, ...change } }));
    await refused(400, { documentIds: [] });
    await refused(400, { name: "" });
    await refused(400, { password: "short" });
    await refused(400, { domains: ["nonsense"] });
    await refused(400, { expiresAt: "2001-01-01T00:00:00Z" });
    await refused(400, { token: "mine" });
    await refused(404, { documentIds: [newId()] });
    await refused(404, { folderIds: ["x"] });
    await refused(404, {}, stranger);
    await refused(403, {}, reader);
    const { id } = await share("Mine");
    const change = { method: "PATCH", params: { linkId: id } };
    await expectAnswer("updateShare", 400, await callApi(update, "/", { ...change, key, body: {} }));
    await expectAnswer("updateShare", 403, await callApi(update, "/", { ...change, key: editor, body: { name: "Taken over" } }));
    await expectAnswer("renewShareAddress", 403, await callApi(address, "/", { ...change, method: "POST", key: editor }));
  });

  it("are absent for strangers and for what is no id", async () => {
    const { id } = await share("Ours");
    for (const [by, linkId] of [[stranger, id], [key, newId()], [key, "latest"]] as const) {
      const call = { key: by, params: { linkId } };
      await expectAnswer("getShare", 404, await callApi(get, "/", call));
      await expectAnswer("updateShare", 404, await callApi(update, "/", { ...call, method: "PATCH", body: { name: "Mine now" } }));
      await expectAnswer("renewShareAddress", 404, await callApi(address, "/", { ...call, method: "POST" }));
      await expectAnswer("revokeShare", 404, await callApi(revoke, "/", { ...call, method: "POST" }));
      await expectAnswer("listShareVisits", 404, await callApi(visits, "/", call));
    }
  });
});
