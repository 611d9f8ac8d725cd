import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { uploadVersion } from "@/lib/domains/dataroom/commands/upload-version";
import { classifyDocument } from "@/lib/domains/dataroom/commands/classify-document";
import { pinVersion } from "@/lib/domains/dataroom/versions/commands/pin-version";
import { unpinVersion } from "@/lib/domains/dataroom/versions/commands/unpin-version";
import { searchPassages } from "@/lib/domains/knowledge/search-passages";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { jobsFor } from "@/lib/registry/subscriptions";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { index, makeReady, workerContext } from "@/scripts/test/pipeline";
import { addDocument, addMember, bytes, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { listMessages } from "../queries/conversations";
import { citationOf, insertCitations } from "../queries/citation-dto";
import { keepAnswer } from "./commands/keep-answer";
import { runFlagOutdated } from "./jobs/flag-outdated.handler";
import { listStaleAnswers } from "./queries";

provideTestDatabase();
provideExtraction();

const DOORS = "Doors to the firefighting lobby shall be FD60S.";
const TANK = "The sprinkler tank holds thirty cubic metres.";

let tenant: Tenant;
let viewer: TenantContext;
beforeAll(async () => {
  tenant = await createTenant();
  viewer = await addMember(tenant, "viewer");
});

/** A kept answer of the viewer that cites both sentences of the first version. */
async function answered(text = `${DOORS} ${TANK}`) {
  const { documentId, versionId } = await addDocument(tenant.owner, { name: `Strategy-${newId()}.txt`, text });
  await makeReady(tenant, versionId);
  const [passage] = await searchPassages(viewer, { query: "firefighting lobby doors sprinkler tank", documentIds: [documentId] });
  if (!passage) throw new Error("nothing was found");
  const [conversationId, messageId, questionId] = [newId(), newId(), newId()];
  await inTenant(viewer, async (tx) => {
    const common = { organizationId: tenant.organizationId, workspaceId: tenant.workspaceId, conversationId };
    await tx.db.conversation.create({ data: { id: conversationId, organizationId: tenant.organizationId, workspaceId: tenant.workspaceId, ownerId: viewer.actor.id, title: "Doors" } });
    await tx.db.message.create({ data: { id: questionId, ...common, role: "user", content: "What are the doors?", status: "complete" } });
    await tx.db.message.create({ data: { id: messageId, ...common, parentId: questionId, role: "assistant", content: "FD60S [1]; thirty [2].", status: "complete" } });
    const citations = [DOORS, TANK].map((quote, at) => {
      const start = passage.start + passage.text.indexOf(quote);
      return citationOf({ index: at + 1, passage: 1, documentId, versionId, page: passage.page, start, end: start + quote.length, quote }, [passage]);
    });
    await insertCitations(tx, messageId, citations);
  });
  return { documentId, versionId, conversationId, messageId };
}

/** What the worker does with the events since `from`. */
async function work(from: bigint): Promise<void> {
  const events = await inTenant(tenant.owner, (tx) => tx.db.event.findMany({ where: { seq: { gt: from } }, orderBy: { seq: "asc" } }));
  for (const event of events) {
    for (const { job, payload } of jobsFor(event)) if (job.name === "chat.flag-outdated") await runFlagOutdated(workerContext(tenant), (payload as { documentId: string }).documentId);
  }
}

const lastSeq = () => inTenant(tenant.owner, async (tx) => (await tx.db.event.findFirst({ orderBy: { seq: "desc" }, select: { seq: true } }))?.seq ?? 0n);

async function newer(documentId: string, text: string): Promise<string> {
  const from = await lastSeq();
  const { versionId } = await uploadVersion.execute(tenant.owner, { documentId, name: "next.txt", body: bytes(text) });
  await makeReady(tenant, versionId);
  await work(from);
  return versionId;
}

async function staleOf(conversationId: string, reader = viewer) {
  return (await inTenant(reader, (tx) => listMessages(tx, conversationId))).at(-1)?.stale ?? [];
}

describe("a new version", () => {
  it("flags the citation whose words changed, with old and new, and no other", async () => {
    const { documentId, conversationId, messageId } = await answered();
    const from = await lastSeq();
    await newer(documentId, `Revised in May.\n\n${DOORS.replace("FD60S", "FD90S")} ${TANK}`);
    expect(await staleOf(conversationId)).toEqual([
      expect.objectContaining({ number: 1, documentId, version: 2, oldWords: DOORS, newWords: "Doors to the firefighting lobby shall be FD90S." }),
    ]);
    const mine = await inTenant(viewer, (tx) => listStaleAnswers(tx, 50));
    expect(mine.data.find((answer) => answer.messageId === messageId)).toMatchObject({ conversationId, question: "What are the doors?" });
    const others = await inTenant(tenant.owner, (tx) => listStaleAnswers(tx, 50));
    expect(others.data).toEqual([]);
    expect((await eventTypes(tenant.owner, from)).filter((type) => type === "chat.answers-outdated")).toHaveLength(1);
  });

  it("that leaves the words alone flags nothing", async () => {
    const { documentId, conversationId } = await answered();
    await newer(documentId, `A new introduction.\n\n${TANK}\n\n${DOORS}`);
    expect(await staleOf(conversationId)).toEqual([]);
  });

  it("compared twice says it once; the words coming back takes the flag away", async () => {
    const { documentId, conversationId } = await answered();
    await newer(documentId, `${DOORS} The lift is blue.`);
    expect(await staleOf(conversationId)).toMatchObject([{ number: 2, newWords: null }]);
    const from = await lastSeq();
    await Promise.all([runFlagOutdated(workerContext(tenant), documentId), runFlagOutdated(workerContext(tenant), documentId)]);
    expect(await eventTypes(tenant.owner, from)).toEqual([]);
    await newer(documentId, `${DOORS} ${TANK} And more.`);
    expect(await staleOf(conversationId)).toEqual([]);
  });

  it("of a pinned document changes nothing until another version answers", async () => {
    const { documentId, versionId, conversationId } = await answered();
    await pinVersion.execute(tenant.owner, { documentId, versionId });
    const second = await newer(documentId, `${DOORS.replace("FD60S", "FD30S")} ${TANK}`);
    expect(await staleOf(conversationId)).toEqual([]);
    const from = await lastSeq();
    await unpinVersion.execute(tenant.owner, { documentId });
    await index(tenant, second);
    await work(from);
    expect(await staleOf(conversationId)).toMatchObject([{ number: 1, version: 2 }]);
    const again = await lastSeq();
    await pinVersion.execute(tenant.owner, { documentId, versionId });
    await index(tenant, versionId);
    await work(again);
    expect(await staleOf(conversationId)).toEqual([]);
  });

  it("is not told to who may open the document no more", async () => {
    const { documentId, conversationId } = await answered();
    await newer(documentId, `${DOORS.replace("FD60S", "FD90S")} ${TANK}`);
    await classifyDocument.execute(tenant.owner, { documentId, sensitivity: "restricted" });
    expect(await staleOf(conversationId)).toEqual([]);
    expect((await inTenant(viewer, (tx) => listStaleAnswers(tx, 50))).data.map((answer) => answer.conversationId)).not.toContain(conversationId);
  });
});

describe("keeping an answer", () => {
  it("clears the flag until the words change again, for its owner alone", async () => {
    const { documentId, conversationId, messageId } = await answered();
    await newer(documentId, `${DOORS.replace("FD60S", "FD90S")} ${TANK}`);
    await expect(keepAnswer.execute(tenant.owner, { messageId })).rejects.toMatchObject({ code: "not_found" });
    const stranger = await createTenant("Stranger");
    await expect(keepAnswer.execute(stranger.owner, { messageId })).rejects.toMatchObject({ code: "not_found" });
    const from = await lastSeq();
    await keepAnswer.execute(viewer, { messageId });
    await keepAnswer.execute(viewer, { messageId });
    expect(await eventTypes(tenant.owner, from)).toEqual(["chat.answer-kept"]);
    expect(await staleOf(conversationId)).toEqual([]);
    await newer(documentId, `${DOORS.replace("FD60S", "FD90S")} ${TANK} Reissued.`);
    expect(await staleOf(conversationId)).toEqual([]);
    await newer(documentId, `${DOORS.replace("FD60S", "FD120S")} ${TANK}`);
    expect(await staleOf(conversationId)).toMatchObject([{ number: 1, version: 4 }]);
  });
});
