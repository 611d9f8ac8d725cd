import { beforeAll, describe, expect, it } from "vitest";
import { GET as get } from "@/app/api/v1/documents/[documentId]/route";
import { POST as accept } from "@/app/api/v1/documents/[documentId]/suggestion/accept/route";
import { POST as override } from "@/app/api/v1/documents/[documentId]/suggestion/override/route";
import { inTenant } from "@/lib/db/tenant";
import { classifyDocument } from "@/lib/domains/dataroom/commands/classify-document";
import { runSuggestSensitivity } from "@/lib/domains/dataroom/sensitivity/jobs/suggest-sensitivity.handler";
import { newId } from "@/lib/kernel/ids";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { workerContext } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { expectAnswer } from "./expect-answer.fixture";

provideTestDatabase();

let tenant: Tenant;
let key: string;
let stranger: string;
beforeAll(async () => {
  tenant = await createTenant();
  key = (await issueKey(tenant.owner)).secret;
  stranger = (await issueKey((await createTenant("Stranger")).owner)).secret;
});

/** A document whose text was read, as extraction leaves it. */
async function suggested(text: string): Promise<string> {
  const { documentId, versionId } = await addDocument(tenant.owner);
  const { organizationId, workspaceId } = tenant;
  await inTenant(tenant.owner, (tx) => tx.db.documentPage.create({ data: { organizationId, workspaceId, versionId, number: 1, kind: "page", text, headings: [] }, select: { number: true } }));
  await runSuggestSensitivity(workerContext(tenant), versionId, new AbortController().signal);
  return documentId;
}

const CARD = "Card 4012 8888 8888 1881 of the bidder.";
const MARKED = "Commercial in confidence";
const call = (documentId: string, body: unknown, more: object = {}) => ({ key, params: { documentId }, body, ...more });
const read = (documentId: string) => callApi(get, "/", { key, params: { documentId } });
const decisions = (documentId: string) => inTenant(tenant.owner, (tx) => tx.db.event.count({ where: { objectId: documentId, type: { in: ["dataroom.suggestion-accepted", "dataroom.suggestion-overridden"] } } }));

describe("a suggested level over the API", () => {
  it("says where its evidence stands, and never what", async () => {
    const id = await suggested(CARD);
    const response = await read(id);
    expect(await response.clone().text()).not.toContain("8888");
    expect(await expectAnswer("getDocument", 200, response)).toMatchObject({ suggestion: { level: "restricted", pending: true, kinds: ["payment-card"], evidence: [{ kind: "payment-card", page: 1, start: 5, end: 24 }] } });
  });

  it("is accepted, once for one Idempotency-Key", async () => {
    const id = await suggested(MARKED);
    const headers = { "idempotency-key": newId() };
    const first = await expectAnswer("acceptSuggestion", 200, await callApi(accept, "/", call(id, { level: "confidential" }, { headers })));
    expect(first).toMatchObject({ id, sensitivity: "confidential", suggestion: { status: "accepted", pending: false } });
    const again = await callApi(accept, "/", call(id, { level: "confidential" }, { headers }));
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(await expectAnswer("acceptSuggestion", 200, again)).toEqual(first);
    expect(await decisions(id)).toBe(1);
    await expectAnswer("acceptSuggestion", 409, await callApi(accept, "/", call(id, {}, { headers })));
    await expectAnswer("acceptSuggestion", 409, await callApi(accept, "/", call(id, {})));
    await expectAnswer("overrideSuggestion", 409, await callApi(override, "/", call(id, { reason: "Late." })));
  });

  it("is overridden with a reason, once for one Idempotency-Key", async () => {
    const id = await suggested(CARD);
    const headers = { "idempotency-key": newId() };
    const decide = () => callApi(override, "/", call(id, { reason: "A specimen." }, { headers }));
    const first = await expectAnswer("overrideSuggestion", 200, await decide());
    expect(first).toMatchObject({ sensitivity: "internal", suggestion: { status: "overridden", pending: false } });
    expect(await expectAnswer("overrideSuggestion", 200, await decide())).toEqual(first);
    expect(await decisions(id)).toBe(1);
  });

  it("is refused where it is no body, another level than the one shown, or nothing was read", async () => {
    const id = await suggested(CARD);
    for (const body of ["x", [], { level: "secret" }, { level: "restricted", surprise: 1 }]) await expectAnswer("acceptSuggestion", 400, await callApi(accept, "/", call(id, body)));
    for (const body of [{}, { reason: "" }, { reason: "  " }, { reason: "x".repeat(501) }, { reason: 1 }]) await expectAnswer("overrideSuggestion", 400, await callApi(override, "/", call(id, body)));
    await expectAnswer("acceptSuggestion", 409, await callApi(accept, "/", call(id, { level: "confidential" })));
    const { documentId } = await addDocument(tenant.owner);
    await expectAnswer("acceptSuggestion", 409, await callApi(accept, "/", call(documentId, {})));
    expect(await decisions(id)).toBe(0);
  });

  it("above the key's clearance stays for somebody else; a hidden one is not there", async () => {
    const id = await suggested(CARD);
    const editor = await addMember(tenant, "admin", { clearance: 2 });
    const own = (await issueKey(mintTenantContext({ ...tenant.owner, actor: editor.actor, userId: editor.userId }), ["documents:read", "documents:classify"])).secret;
    await expectAnswer("acceptSuggestion", 403, await callApi(accept, "/", call(id, {}, { key: own })));
    await expectAnswer("overrideSuggestion", 403, await callApi(override, "/", call(id, { reason: "No." }, { key: own })));
    await classifyDocument.execute(tenant.owner, { documentId: id, sensitivity: "restricted" });
    for (const by of [own, stranger]) {
      await expectAnswer("acceptSuggestion", 404, await callApi(accept, "/", call(id, {}, { key: by })));
      await expectAnswer("overrideSuggestion", 404, await callApi(override, "/", call(id, { reason: "No." }, { key: by })));
    }
    const reader = (await issueKey(tenant.owner, ["documents:read"])).secret;
    await expectAnswer("acceptSuggestion", 403, await callApi(accept, "/", call(id, {}, { key: reader })));
    await expectAnswer("acceptSuggestion", 401, await callApi(accept, "/", { params: { documentId: id }, body: {} }));
  });

  it("an answer that was kept is not given again to who lost sight of the document", async () => {
    const id = await suggested(MARKED);
    const editor = await addMember(tenant, "admin", { clearance: 2 });
    const own = (await issueKey(mintTenantContext({ ...tenant.owner, actor: editor.actor, userId: editor.userId }), ["documents:read", "documents:classify"])).secret;
    const headers = { "idempotency-key": newId() };
    const decide = () => callApi(accept, "/", call(id, {}, { key: own, headers }));
    await expectAnswer("acceptSuggestion", 200, await decide());
    await classifyDocument.execute(tenant.owner, { documentId: id, sensitivity: "restricted" });
    await expectAnswer("acceptSuggestion", 404, await decide());
  });
});
