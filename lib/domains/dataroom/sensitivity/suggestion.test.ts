import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { extract, workerContext } from "@/scripts/test/pipeline";
import { addDocument, addMember, bytes, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { classifyDocument } from "../commands/classify-document";
import { uploadVersion } from "../commands/upload-version";
import { classifyFolder } from "../folders/commands/classify-folder";
import { createFolder } from "../folders/commands/create-folder";
import { moveDocument } from "../organize/commands/move-document";
import { getDocument } from "../queries/get-document";
import { acceptSuggestion } from "./commands/accept-suggestion";
import { overrideSuggestion } from "./commands/override-suggestion";
import { runSuggestSensitivity } from "./jobs/suggest-sensitivity.handler";
import { getSuggestion, listPendingSuggestions } from "./queries";

provideTestDatabase();
provideExtraction();

let tenant: Tenant;
beforeAll(async () => {
  tenant = await createTenant();
});

const CONFIDENTIAL = "Commercial in confidence\n\nThe prices of the lifts.";
const RESTRICTED = "Prices\n\nCard 4012 8888 8888 1881 of the bidder.";

const scan = (versionId: string) => runSuggestSensitivity(workerContext(tenant), versionId, new AbortController().signal);

async function suggested(text: string, options: Parameters<typeof addDocument>[1] = {}): Promise<{ documentId: string; versionId: string }> {
  const added = await addDocument(tenant.owner, { ...options, text: `${text} ${newId()}` });
  await extract(tenant, added.versionId);
  await scan(added.versionId);
  return added;
}

const suggestionOf = (documentId: string, ctx = tenant.owner) => inTenant(ctx, (tx) => getSuggestion(tx, documentId));
const levelOf = async (documentId: string) => (await inTenant(tenant.owner, (tx) => getDocument(tx, documentId))).sensitivity;

describe("suggestions of a document's text", () => {
  it("one per version, with where it stands and not what; a type beside it", async () => {
    const { documentId, versionId } = await suggested(CONFIDENTIAL, { name: "Bid.txt" });
    expect(await suggestionOf(documentId)).toMatchObject({
      level: "confidential",
      status: "open",
      pending: true,
      kinds: ["marking"],
      evidence: [{ kind: "marking", page: 1, start: 0, end: 24, level: "confidential", quote: "Commercial in confidence" }],
      canDecide: true,
      aboveClearance: false,
    });
    const stored = await inTenant(tenant.owner, (tx) => tx.db.sensitivitySuggestion.findMany({ where: { versionId } }));
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored[0]?.evidence)).not.toContain("confidence");
    expect((await eventTypes(tenant.owner)).at(-1)).toBe("dataroom.sensitivity-suggested");
  });

  it("read again, twice at once, it is the same one, said once", async () => {
    const { documentId, versionId } = await suggested(CONFIDENTIAL);
    const before = await eventTypes(tenant.owner);
    await Promise.all([scan(versionId), scan(versionId)]);
    await scan(versionId);
    expect(await inTenant(tenant.owner, (tx) => tx.db.sensitivitySuggestion.count({ where: { documentId } }))).toBe(1);
    expect(await eventTypes(tenant.owner)).toEqual(before);
  });

  it("an unread version has none, an unknown one is passed over", async () => {
    const { documentId, versionId } = await addDocument(tenant.owner, { text: CONFIDENTIAL });
    await scan(versionId);
    await scan(newId());
    expect(await suggestionOf(documentId)).toBeNull();
  });

  it("nothing waits where the document has the level already", async () => {
    const { documentId } = await suggested(CONFIDENTIAL, { sensitivity: "restricted" });
    expect(await suggestionOf(documentId)).toMatchObject({ pending: false, canDecide: false });
    await expect(acceptSuggestion.execute(tenant.owner, { documentId })).rejects.toMatchObject({ code: "conflict" });
    await classifyDocument.execute(tenant.owner, { documentId, sensitivity: "internal", reason: "Old." });
    expect(await suggestionOf(documentId)).toMatchObject({ pending: true });
  });

  it("what the folder asks for the document has already: nothing waits", async () => {
    const { documentId } = await suggested(CONFIDENTIAL);
    const folder = await createFolder.execute(tenant.owner, { name: "Bids" });
    await classifyFolder.execute(tenant.owner, { folderId: folder.id, minSensitivity: "confidential" });
    await moveDocument.execute(tenant.owner, { documentId, folderId: folder.id });
    expect(await suggestionOf(documentId)).toMatchObject({ level: "confidential", pending: false });
    expect(await levelOf(documentId)).toBe("confidential");
  });

  it("shows a card's last digits, and nothing of it is stored", async () => {
    const { documentId } = await suggested(RESTRICTED);
    expect((await suggestionOf(documentId))?.evidence).toMatchObject([{ kind: "payment-card", quote: "•••••••• 1881" }]);
  });
});

describe("accept and override", () => {
  it("accepted: the document has the level; both facts are told", async () => {
    const { documentId } = await suggested(CONFIDENTIAL);
    await acceptSuggestion.execute(tenant.owner, { documentId, level: "confidential" });
    expect(await levelOf(documentId)).toBe("confidential");
    expect(await suggestionOf(documentId)).toMatchObject({ status: "accepted", pending: false });
    expect((await eventTypes(tenant.owner)).slice(-2)).toEqual(["dataroom.suggestion-accepted", "dataroom.document-classified"]);
    await expect(acceptSuggestion.execute(tenant.owner, { documentId })).rejects.toMatchObject({ code: "conflict" });
  });

  it("two at once: one of them is told that nothing is left", async () => {
    const { documentId } = await suggested(CONFIDENTIAL);
    const settled = await Promise.allSettled([acceptSuggestion.execute(tenant.owner, { documentId }), overrideSuggestion.execute(tenant.owner, { documentId, reason: "Samples." })]);
    expect(settled.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("overridden: the level stays, the reason is kept, reading again changes nothing", async () => {
    const { documentId, versionId } = await suggested(RESTRICTED);
    await expect((async () => overrideSuggestion.execute(tenant.owner, { documentId, reason: " " }))()).rejects.toMatchObject({ code: "invalid_input" });
    await overrideSuggestion.execute(tenant.owner, { documentId, reason: "A specimen of the bank." });
    await scan(versionId);
    expect(await levelOf(documentId)).toBe("internal");
    expect(await suggestionOf(documentId)).toMatchObject({ status: "overridden", pending: false });
    const event = await inTenant(tenant.owner, (tx) => tx.db.event.findFirst({ where: { type: "dataroom.suggestion-overridden", objectId: documentId } }));
    expect(event?.payload).toMatchObject({ before: "internal", after: "internal", suggested: "restricted", reason: "A specimen of the bank." });
  });

  it("a level that was not shown is not accepted", async () => {
    const { documentId } = await suggested(RESTRICTED);
    await expect(acceptSuggestion.execute(tenant.owner, { documentId, level: "confidential" })).rejects.toMatchObject({ code: "conflict" });
    expect(await levelOf(documentId)).toBe("internal");
  });

  it("above one's clearance it can be neither accepted nor waved away, and stays for who can", async () => {
    const { documentId } = await suggested(RESTRICTED);
    const editor = await addMember(tenant, "editor", { clearance: 2 });
    expect(await suggestionOf(documentId, editor)).toMatchObject({ canDecide: false, aboveClearance: true });
    await expect(acceptSuggestion.execute(editor, { documentId })).rejects.toMatchObject({ code: "forbidden" });
    await expect(overrideSuggestion.execute(editor, { documentId, reason: "No." })).rejects.toMatchObject({ code: "forbidden" });
    expect(await suggestionOf(documentId)).toMatchObject({ status: "open", canDecide: true });
  });

  it("a viewer sees it and decides nothing; who does not see the document learns nothing", async () => {
    const { documentId } = await suggested(CONFIDENTIAL);
    const viewer = await addMember(tenant, "viewer", { clearance: 3 });
    expect(await suggestionOf(documentId, viewer)).toMatchObject({ canDecide: false, aboveClearance: false });
    await expect((async () => acceptSuggestion.execute(viewer, { documentId }))()).rejects.toMatchObject({ code: "forbidden" });
    const outsider = await addMember(tenant, "editor", { clearance: 0 });
    await expect(suggestionOf(documentId, outsider)).rejects.toMatchObject({ code: "not_found" });
    const stranger = await createTenant("Stranger");
    await expect(acceptSuggestion.execute(stranger.owner, { documentId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("a new version asks anew", async () => {
    const { documentId } = await suggested(CONFIDENTIAL);
    await overrideSuggestion.execute(tenant.owner, { documentId, reason: "Published since." });
    const next = await uploadVersion.execute(tenant.owner, { documentId, name: "v2.txt", body: bytes(RESTRICTED) });
    expect(await suggestionOf(documentId)).toBeNull();
    await extract(tenant, next.versionId);
    await scan(next.versionId);
    expect(await suggestionOf(documentId)).toMatchObject({ level: "restricted", pending: true });
  });
});

it("what waits: for who may decide, no higher than his clearance, the highest first", async () => {
  const own = await createTenant("Waiting");
  const shared = tenant;
  tenant = own;
  const confidential = await suggested(CONFIDENTIAL);
  const restricted = await suggested(RESTRICTED);
  const waiting = (ctx = own.owner) => inTenant(ctx, (tx) => listPendingSuggestions(tx, 5));
  expect((await waiting()).data.map((one) => one.id)).toEqual([restricted.documentId, confidential.documentId]);
  expect(await waiting(await addMember(own, "editor", { clearance: 2 }))).toMatchObject({ total: 1, data: [{ id: confidential.documentId, level: "confidential" }] });
  expect(await waiting(await addMember(own, "viewer", { clearance: 3 }))).toEqual({ total: 0, data: [] });
  expect((await inTenant(shared.owner, (tx) => listPendingSuggestions(tx, 50))).data.map((one) => one.id)).not.toContain(restricted.documentId);
  tenant = shared;
});
