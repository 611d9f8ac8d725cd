import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeEventListener } from "@/lib/adapters/realtime/event-listener";
import { inTenant } from "@/lib/db/tenant";
import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { createProject } from "@/lib/domains/tenancy/commands/create-project";
import { projectCreated } from "@/lib/domains/tenancy/events";
import type { TenantContext } from "@/lib/kernel/context";
import { lastEventSeq } from "@/lib/registry/visible-events";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { eventStream } from "./event-stream";

provideTestDatabase();

let tenant: Tenant;
let viewer: TenantContext;
beforeAll(async () => {
  tenant = await createTenant();
  viewer = await addMember(tenant, "viewer", { clearance: 1 });
});
afterAll(() => closeEventListener());

interface Seen {
  id: string;
  type: string;
  objectId: string;
}

/** Reads until `enough`, then leaves. */
async function read(ctx: TenantContext, lastEventId: string | null, enough: (seen: Seen[]) => boolean, during: () => Promise<unknown> = () => Promise.resolve()): Promise<Seen[]> {
  const leave = new AbortController();
  const request = new Request("http://localhost/", { signal: leave.signal, headers: lastEventId ? { "last-event-id": lastEventId } : {} });
  const response = await eventStream(ctx, request);
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  const seen: Seen[] = [];
  const acting = during();
  let text = "";
  const timer = setTimeout(() => leave.abort(), 10_000);
  for await (const piece of response.body as ReadableStream<Uint8Array>) {
    text += Buffer.from(piece).toString();
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const match = /^id: (\d+)\nevent: (\S+)\ndata: (.+)$/.exec(block);
      if (!match) continue;
      const data = JSON.parse(match[3] ?? "") as { type: string; objectId: string };
      expect(Object.keys(data).sort()).toEqual(["at", "objectId", "objectType", "type"]);
      expect(match[2]).toBe(data.type);
      seen.push({ id: match[1] ?? "", type: data.type, objectId: data.objectId });
    }
    if (enough(seen)) break;
  }
  clearTimeout(timer);
  leave.abort();
  await acting;
  return seen;
}

const now = async () => String(await inTenant(tenant.owner, lastEventSeq));

describe("event stream", () => {
  it("begins with what happens from now on, as ids only", async () => {
    await addDocument(tenant.owner);
    let documentId = "";
    const seen = await read(viewer, null, (events) => events.length > 0, async () => ({ documentId } = await addDocument(tenant.owner, { name: "Confidential name.txt" })));
    expect(seen).toEqual([{ id: await now(), type: "dataroom.document-version-uploaded", objectId: documentId }]);
  });

  it("resumes after Last-Event-ID without a gap or a repetition, over several batches", async () => {
    const from = await now();
    await inTenant(tenant.owner, async (tx) => {
      for (let n = 0; n < 210; n++) await tx.record(projectCreated, { projectId: tenant.projectId, name: "General" });
    });
    const whole = await read(viewer, from, (events) => events.length >= 210);
    const first = whole.slice(0, 50);
    const rest = await read(viewer, first.at(-1)?.id ?? "", (events) => events.length >= 160);
    expect([...first, ...rest]).toEqual(whole);
    expect(whole.map((event) => Number(event.id))).toEqual(Array.from({ length: 210 }, (_, n) => Number(from) + 1 + n));
  });

  it("does not betray a hidden document by its trashing or its erasure", async () => {
    const from = await now();
    const [secret, open] = [await addDocument(tenant.owner, { sensitivity: "restricted" }), await addDocument(tenant.owner)];
    for (const { documentId } of [secret, open]) {
      await trashDocument.execute(tenant.owner, { documentId });
      await purgeDocument.execute(tenant.owner, { documentId });
    }
    const seen = await read(viewer, from, (events) => events.some((event) => event.type === "dataroom.document-purged"));
    expect(seen.map((event) => [event.type, event.objectId])).toEqual([["dataroom.document-purged", open.documentId]]);
  });

  it("tells a reader of what he may see, the trash included", async () => {
    const from = await now();
    const stranger = await createTenant("Stranger");
    const secret = await addDocument(tenant.owner, { sensitivity: "restricted" });
    await createProject.execute(tenant.owner, { name: "Closed", access: "members" });
    const asked = await postQuestion.execute(viewer, { question: "Mine?" });
    await postQuestion.execute(tenant.owner, { question: "The owner's?" });
    await addDocument(stranger.owner);
    const open = await addDocument(tenant.owner);
    const gone = await addDocument(tenant.owner);
    await trashDocument.execute(tenant.owner, { documentId: gone.documentId });
    const seen = await read(viewer, from, (events) => events.some((event) => event.type === "dataroom.document-trashed"));
    expect(seen.map((event) => [event.type, event.objectId])).toEqual([
      ["chat.question-asked", asked.conversationId],
      ["dataroom.document-version-uploaded", open.documentId],
      ["dataroom.document-trashed", gone.documentId],
    ]);
    expect(JSON.stringify(seen)).not.toContain(secret.documentId);
  });

  it.each(["nonsense", "-5", "1e9", "99999999999999999999"])("takes the Last-Event-ID %s for none", async (given) => {
    const seen = await read(viewer, given, (events) => events.length > 0, () => addDocument(tenant.owner));
    expect(seen).toHaveLength(1);
  });
});
