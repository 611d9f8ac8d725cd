import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import type { ReadingReceipt } from "@/lib/domains/knowledge/every-passage/schema";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import { forgetEnv } from "@/lib/kernel/env";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeAllReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import type { RenewAuthority } from "./authority-watch";
import { postQuestion } from "./commands/post-question";
import { listMessages } from "./queries/conversations";
import { writeAnswer } from "./write-answer";

provideTestDatabase();
provideExtraction();

const QUESTION = "List every clause about liquidated damages.";
const FILLER = [
  "The contractor shall keep the site tidy and remove rubbish each week.",
  "Payment falls due thirty days after the invoice has arrived.",
  "Either party may inspect the records of the other by appointment.",
  "Drawings are issued in the agreed format and remain the property of the architect.",
  "Damage to neighbouring trees is to be reported on the same day.",
];
/** In the words that contracts use for it. */
const PLANTED = [
  (at: number) => `Liquidated damages of £${100 + at} are payable for each day of delay.`,
  (at: number) => `The rate of liquidated damages for section ${at} may be deducted from any sum due.`,
  (at: number) => `No liquidated and ascertained damages accrue under item ${at} before notice is given.`,
];
const CLAUSES = 25;
const DOCUMENTS = 9;

let upstream: Awaited<ReturnType<typeof startUpstream>>;
let tenant: Tenant;
let planted: string[];
const documents: { documentId: string; versionId: string }[] = [];

function textOf(document: number, clauses: readonly string[]): string {
  const paragraphs = Array.from({ length: 60 }, (_, at) => `${at + 1}. ${FILLER[(at + document) % FILLER.length] ?? ""} Reference ${document}-${at}.`);
  clauses.forEach((clause, at) => paragraphs.splice(7 + at * 17, 0, clause));
  return paragraphs.join("\n\n");
}

beforeAll(async () => {
  upstream = await startUpstream();
  tenant = await createTenant();
  planted = Array.from({ length: CLAUSES }, (_, at) => PLANTED[at % PLANTED.length]?.(at) ?? "");
  for (let at = 0; at < DOCUMENTS; at += 1) {
    documents.push(await addDocument(tenant.owner, { name: `Contract ${at + 1}.txt`, text: textOf(at, planted.filter((_, clause) => clause % DOCUMENTS === at)) }));
  }
  await makeAllReady(tenant, documents.map(({ versionId }) => versionId));
  await inUnscoped((db) => db.documentVersion.updateMany({ where: { id: documents[2]?.versionId ?? "" }, data: { unreadablePages: [2, 3, 7] } }));
});
afterAll(() => upstream.close());
beforeEach(() => useModel(false));
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

function useModel(on: boolean): void {
  vi.stubEnv("OPENAI_BASE_URL", on ? upstream.url : "");
  vi.stubEnv("OPENAI_API_KEY", on ? "sk-test" : "");
  forgetEnv();
  upstream.control({});
  upstream.requests.length = 0;
}

async function ask(options: { question?: string; as?: Tenant["owner"]; documentIds?: string[]; onReceipt?: (receipt: ReadingReceipt) => void; onText?: () => void; renew?: RenewAuthority } = {}) {
  const { question = QUESTION, as = tenant.owner, documentIds = [], onReceipt, onText = () => undefined, renew = () => renewContext(as) } = options;
  const posted = await postQuestion.execute(as, { question, documentIds, everyPassage: true });
  const outcome = await writeAnswer(as, posted, { onPassages: () => undefined, onText, onCitation: () => undefined, ...(onReceipt ? { onReceipt } : {}) }, renew);
  const message = (await inTenant(as, (tx) => listMessages(tx, posted.conversationId))).at(-1);
  if (!message) throw new Error("the answer is missing");
  return { outcome, message };
}

const passagesOf = (ids: string[]) =>
  inUnscoped((db) => db.chunk.count({ where: { documentId: { in: ids }, workspaceId: tenant.workspaceId } }));

describe("an answer from every passage", () => {
  it("lists all 25 planted clauses of 9 documents, and its receipt equals the database", async () => {
    const heard: ReadingReceipt[] = [];
    const { outcome, message } = await ask({ onReceipt: (receipt) => heard.push(receipt) });
    expect(outcome).toMatchObject({ status: "complete", unsupported: [], notFound: false });
    const quotes = message.citations.map(({ quote }) => quote);
    for (const clause of planted) expect(quotes.filter((quote) => quote.includes(clause)), clause).toHaveLength(1);
    expect(quotes).toHaveLength(CLAUSES);
    for (const { number } of message.citations) expect(message.content).toContain(`[${number}]`);
    const total = await passagesOf(documents.map(({ documentId }) => documentId));
    expect(message.receipt).toEqual({ read: total, total, documents: DOCUMENTS, unreadablePages: 3, unreadDocuments: 0 });
    expect(heard[0]?.read).toBe(0);
    expect(heard.at(-1)).toEqual(message.receipt);
  });

  it("reads nothing but the scope, and nothing that the asker may not read", async () => {
    const [first, second] = documents;
    if (!first || !second) throw new Error("no documents");
    const { message } = await ask({ documentIds: [first.documentId] });
    const own = await passagesOf([first.documentId]);
    expect(message.receipt).toMatchObject({ read: own, total: own, documents: 1 });
    expect(new Set(message.citations.map(({ documentId }) => documentId))).toEqual(new Set([first.documentId]));
    await inUnscoped((db) => db.document.update({ where: { id: second.documentId }, data: { sensitivity: 3 } }));
    const viewer = await addMember(tenant, "viewer");
    const theirs = await ask({ as: viewer });
    expect(theirs.message.receipt).toMatchObject({ documents: DOCUMENTS - 1, total: await passagesOf(documents.filter((one) => one !== second).map(({ documentId }) => documentId)) });
    expect(theirs.message.citations.some(({ documentId }) => documentId === second.documentId)).toBe(false);
    await inUnscoped((db) => db.document.update({ where: { id: second.documentId }, data: { sensitivity: 0 } }));
  });

  it("says what it read where nothing is found", async () => {
    const { outcome, message } = await ask({ question: "List every clause about asbestos surveys." });
    expect(outcome).toMatchObject({ status: "complete", notFound: true });
    expect(message.receipt?.read).toBe(message.receipt?.total);
  });

  it("shows a model every passage in turn and keeps what it quotes, each place once", async () => {
    useModel(true);
    const { outcome, message } = await ask({ documentIds: documents.slice(0, 2).map(({ documentId }) => documentId) });
    expect(outcome.status).toBe("complete");
    expect(message.receipt?.read).toBe(message.receipt?.total);
    const places = message.citations.map((one) => `${one.versionId} ${one.page} ${one.start} ${one.end}`);
    expect(new Set(places).size).toBe(places.length);
    expect(places.length).toBeGreaterThan(0);
  });

  it("tells nothing to an asker who lost a document while it read, whether or not a place of it was found", async () => {
    const plain = await addDocument(tenant.owner, { name: "Plain.txt", text: textOf(DOCUMENTS, []) });
    await makeAllReady(tenant, [plain.versionId]);
    const viewer = await addMember(tenant, "viewer");
    const documentIds = [documents[0]?.documentId ?? "", plain.documentId];
    const onText = vi.fn();
    let read = 0;
    const renew = async () => {
      if (read > 0) await inUnscoped((db) => db.document.update({ where: { id: plain.documentId }, data: { sensitivity: 3 } }));
      return renewContext(viewer);
    };
    const { outcome, message } = await ask({ as: viewer, documentIds, onReceipt: (receipt) => (read = receipt.read), onText, renew });
    expect(outcome).toMatchObject({ status: "interrupted", error: { code: "forbidden" } });
    expect([message.content, message.citations]).toEqual(["", []]);
    expect(onText).not.toHaveBeenCalled();
  });

  it("ends its list where markers end, and says how much more there is", async () => {
    const sums = Array.from({ length: 1_003 }, (_, at) => `Retention sum ${at} is held back until the handover of plot ${at}.`);
    const long = await addDocument(tenant.owner, { name: "Retention.txt", text: sums.join("\n\n") });
    await makeAllReady(tenant, [long.versionId]);
    const { outcome, message } = await ask({ question: "List every retention sum held back until handover.", documentIds: [long.documentId] });
    expect(outcome.status).toBe("complete");
    expect(message.content).toMatch(/^1003 places in 1 document\. The first 999 are listed; 4 more are not\./);
    expect(message.content).toContain("[999]");
    expect(message.content).not.toContain("[1000]");
    expect(message.citations).toHaveLength(999);
    expect(message.receipt).toMatchObject({ read: message.receipt?.total, unlisted: 4 });
  });
});
