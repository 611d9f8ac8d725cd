import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { JobQueue } from "@/lib/adapters/queue/job-queue";
import { closeEventListener } from "@/lib/adapters/realtime/event-listener";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped, unscopedTransaction } from "@/lib/db/unscoped";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { getDocument } from "@/lib/domains/dataroom/queries/get-document";
import { createProject } from "@/lib/domains/tenancy/commands/create-project";
import { removeProject } from "@/lib/domains/tenancy/commands/remove-project";
import { searchPassages } from "@/lib/domains/knowledge/search-passages";
import { AppError } from "@/lib/kernel/app-error";
import { defineJob, eachJob, type JobHandler } from "@/lib/kernel/jobs";
import { JOB_HANDLERS } from "@/lib/registry/jobs";
import type { RecordedEvent } from "@/lib/registry/subscriptions";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { addDocument, bytes, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { uploadDocument } from "@/lib/domains/dataroom/commands/upload-document";
import { Dispatcher } from "./dispatcher";

provideTestDatabase();
provideExtraction();

const shaky = defineJob("test.shaky", z.object({ fail: z.number(), key: z.string() }), { retryLimit: 2, retryDelay: 0 });
const runs: string[] = [];
const gaveUp: string[] = [];
const shakyHandler = eachJob(
  shaky,
  ({ fail, key }) => {
    runs.push(key);
    const tries = runs.filter((run) => run === key).length;
    if (key === "hopeless") throw new AppError("encrypted_document", { userMessage: "Locked." });
    return tries <= fail ? Promise.reject(new Error(`try ${tries}`)) : Promise.resolve();
  },
  ({ key }, error) => {
    gaveUp.push(`${key}: ${(error as Error).message}`);
    return Promise.resolve();
  },
) as JobHandler;

let queue: JobQueue;
let dispatchers: Dispatcher[];
let tenant: Tenant;
const seen: RecordedEvent[] = [];
beforeAll(async () => {
  tenant = await createTenant();
  queue = new JobQueue();
  const handlers = [...JOB_HANDLERS, shakyHandler];
  await queue.start(handlers.map((handler) => handler.job));
  for (const handler of handlers) await queue.work(handler);
  dispatchers = [1, 2].map(() => new Dispatcher(queue, (event) => seen.push(event)));
  for (const dispatcher of dispatchers) dispatcher.start();
});
afterAll(async () => {
  for (const dispatcher of dispatchers) await dispatcher.stop();
  await queue.stop();
  await closeEventListener();
});

const statusOf = (documentId: string) => inTenant(tenant.owner, async (tx) => (await getDocument(tx, documentId)).status);
const until = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 20_000, interval: 50 });

describe("events become work", () => {
  it("uploads become searchable by themselves, each event once with two dispatchers", async () => {
    const made = await Promise.all(Array.from({ length: 6 }, (_, n) => addDocument(tenant.owner, { text: `Clause ${n}: the pangolin gate opens at ${n}.` })));
    for (const { documentId } of made) await until(async () => expect(await statusOf(documentId)).toBe("ready"));
    const found = await searchPassages(tenant.owner, { query: "pangolin gate", limit: 20 });
    expect(found.map((passage) => passage.documentId).sort()).toEqual(made.map((one) => one.documentId).sort());
    await until(async () => expect(await inUnscoped((db) => db.$queryRaw`SELECT 1 FROM event_outbox`)).toEqual([]));
    const count = await inTenant(tenant.owner, (tx) => tx.db.event.count());
    expect(seen.filter((event) => event.organizationId === tenant.organizationId)).toHaveLength(count);
    const types = ["dataroom.document-version-uploaded", "dataroom.document-text-extracted", "dataroom.document-ready"];
    for (const type of types) expect(seen.filter((event) => event.type === type)).toHaveLength(6);
  });

  it("a document that cannot be read fails at the first try, with its reason", async () => {
    const { id } = await uploadDocument.execute(tenant.owner, { name: "broken.pdf", body: bytes("%PDF-1.7\nnothing behind it") });
    await until(async () => expect(await statusOf(id)).toBe("failed"));
    const document = await inTenant(tenant.owner, (tx) => getDocument(tx, id));
    expect(document.error?.code).toBe("unreadable_document");
    const version = await inTenant(tenant.owner, (tx) => tx.db.documentVersion.findUniqueOrThrow({ where: { id: document.versionId } }));
    expect(version.attempts).toBe(1);
  });

  it("trash, purge and removed projects leave the index and the disk", async () => {
    const { openWorkspaceIndex } = await import("@/lib/adapters/vectors/lancedb");
    const project = await createProject.execute(tenant.owner, { name: "Short-lived" });
    const [trashed, purged, swept] = [await addDocument(tenant.owner), await addDocument(tenant.owner), await addDocument(tenant.owner, { projectId: project.id })];
    const index = await openWorkspaceIndex(tenant.workspaceId);
    const ids = [trashed, purged, swept].map((one) => one.documentId);
    for (const id of ids) await until(async () => expect(await statusOf(id)).toBe("ready"));
    for (const id of ids) expect(await index.countOf(id)).toBe(1);
    await trashDocument.execute(tenant.owner, { documentId: trashed.documentId });
    await purgeDocument.execute(tenant.owner, { documentId: purged.documentId });
    await removeProject.execute(tenant.owner, { projectId: project.id });
    for (const id of ids) await until(async () => expect(await index.countOf(id)).toBe(0));
    await until(async () => expect(await inUnscoped((db) => db.project.count({ where: { id: project.id } }))).toBe(0));
    expect(await inUnscoped((db) => db.document.count({ where: { id: { in: ids } } }))).toBe(1);
  });
});

describe("the queue", () => {
  it("tries again what failed, gives up after the last try, and at once on what no try can mend", async () => {
    await queue.enqueue([
      { job: shaky, payload: { fail: 2, key: "twice" } },
      { job: shaky, payload: { fail: 99, key: "always" } },
      { job: shaky, payload: { fail: 99, key: "hopeless" } },
    ]);
    await until(() => expect(gaveUp).toHaveLength(2));
    await until(() => expect(runs.filter((run) => run === "twice")).toHaveLength(3));
    expect(runs.filter((run) => run === "always")).toHaveLength(3);
    expect(runs.filter((run) => run === "hopeless")).toHaveLength(1);
    expect(gaveUp.sort()).toEqual(["always: try 3", "hopeless: Locked."]);
  });

  it("a job exists exactly if the transaction commits", async () => {
    const enqueue = (key: string, fail: boolean) =>
      unscopedTransaction(async (sql) => {
        await queue.enqueue([{ job: shaky, payload: { fail: 0, key } }], sql);
        if (fail) throw new Error("undone");
      });
    await expect(enqueue("undone", true)).rejects.toThrow("undone");
    await enqueue("done", false);
    await until(() => expect(runs).toContain("done"));
    expect(runs).not.toContain("undone");
  });

  it("refuses content that its contract does not know", async () => {
    await expect(queue.enqueue([{ job: shaky, payload: { fail: "many" } }])).rejects.toThrow();
  });
});
