import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import type { TenantContext } from "@/lib/kernel/context";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { ALL_PERMISSIONS, type Permission } from "@/lib/kernel/permissions";
import { lastEventSeq, listEventsAfter } from "@/lib/registry/visible-events";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, eventTypes, type Tenant } from "@/scripts/test/tenant-fixture";
import { deleteConversation } from "../commands/delete-conversation";
import { postQuestion } from "../commands/post-question";
import { WITHHELD_ANSWER } from "../labels";
import { insertCitations } from "../queries/citation-dto";
import { approveBreakGlass } from "./commands/approve-break-glass";
import { denyBreakGlass } from "./commands/deny-break-glass";
import { endBreakGlass } from "./commands/end-break-glass";
import { readBreakGlass } from "./commands/read-break-glass";
import { requestBreakGlass } from "./commands/request-break-glass";
import { listBreakGlassRequests, listPrivateConversations } from "./queries";

provideTestDatabase();

const REASON = "A complaint names this conversation.";
let tenant: Tenant;
let member: TenantContext;
let first: TenantContext;
let second: TenantContext;
let third: TenantContext;
let conversationId: string;
let messageId: string;

async function administrator(clearance = 3): Promise<TenantContext> {
  return mintTenantContext({ ...(await addMember(tenant, "admin", { clearance })), permissions: new Set(ALL_PERMISSIONS) });
}

beforeAll(async () => {
  tenant = await createTenant();
  member = mintTenantContext({ ...(await addMember(tenant, "editor")), permissions: new Set(ALL_PERMISSIONS) });
  [first, second, third] = [await administrator(), await administrator(0), await administrator()];
});
beforeEach(async () => {
  ({ conversationId, messageId } = await postQuestion.execute(member, { question: "Where is the secret kept?" }));
});

const ask = async (ctx = first) => (await requestBreakGlass.execute(ctx, { conversationId, reason: REASON })).requestId;
async function codeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run();
    return "done";
  } catch (error) {
    return (error as { code: string }).code;
  }
}
const age = (requestId: string) => inUnscoped((db) => db.breakGlassRequest.update({ where: { id: requestId }, data: { expiresAt: new Date(Date.now() - 1) } }));
const without = (ctx: TenantContext, permission: Permission) => mintTenantContext({ ...ctx, permissions: new Set([...ctx.permissions].filter((one) => one !== permission)) });

describe("asking", () => {
  it("shows whose conversations there are, and nothing of what is in them", async () => {
    const list = await inTenant(first, listPrivateConversations);
    expect(list.data.find((one) => one.id === conversationId)).toEqual({ id: conversationId, owner: "A editor", messages: 2, updatedAt: expect.any(String) as string });
    expect(JSON.stringify(list)).not.toContain("secret");
    expect((await inTenant(member, listPrivateConversations)).data.map((one) => one.id)).not.toContain(conversationId);
  });

  it.each(["", "too short", "         x", "y".repeat(501)])("takes a reason, not %j", async (reason) => {
    expect(await codeOf(async () => requestBreakGlass.execute(first, { conversationId, reason }))).toBe("invalid_input");
  });

  it("refuses one's own, deleted, unknown and other tenants' conversations, and a second request", async () => {
    expect(await codeOf(async () => requestBreakGlass.execute(member, { conversationId, reason: REASON }))).toBe("conflict");
    const stranger = (await createTenant("Stranger")).owner;
    expect(await codeOf(async () => requestBreakGlass.execute(stranger, { conversationId, reason: REASON }))).toBe("not_found");
    expect(await codeOf(async () => requestBreakGlass.execute(without(first, "access:requestBreakGlass"), { conversationId, reason: REASON }))).toBe("forbidden");
    const both = await Promise.all([codeOf(async () => ask()), codeOf(async () => ask())]);
    expect(both.sort()).toEqual(["conflict", "done"]);
    expect(await codeOf(async () => ask(third))).toBe("done");
    await deleteConversation.execute(member, { conversationId });
    expect(await codeOf(async () => ask(second))).toBe("not_found");
  });

  it("is no way for programs", async () => {
    const program = mintTenantContext({ ...first, actor: { kind: "apiKey", id: conversationId, name: "CI", userId: first.userId ?? "" } });
    expect(await codeOf(async () => requestBreakGlass.execute(program, { conversationId, reason: REASON }))).toBe("not_found");
  });
});

describe("deciding", () => {
  it("takes a second person: neither the one who asked nor the one it belongs to", async () => {
    const requestId = await ask();
    for (const decide of [approveBreakGlass, denyBreakGlass]) {
      expect(await codeOf(async () => decide.execute(first, { requestId }))).toBe("forbidden");
      expect(await codeOf(async () => decide.execute(member, { requestId }))).toBe("forbidden");
      expect(await codeOf(async () => decide.execute(without(second, "access:approveBreakGlass"), { requestId }))).toBe("forbidden");
      expect(await codeOf(async () => decide.execute((await createTenant("Stranger")).owner, { requestId }))).toBe("not_found");
    }
    expect(await codeOf(async () => readBreakGlass.execute(first, { requestId }))).toBe("not_found");
  });

  it("happens once, also when two approve or one approves and one denies at once", async () => {
    const requestId = await ask();
    expect((await Promise.all([codeOf(async () => approveBreakGlass.execute(second, { requestId })), codeOf(async () => approveBreakGlass.execute(third, { requestId }))])).sort()).toEqual(["conflict", "done"]);
    const other = await ask(third);
    expect((await Promise.all([codeOf(async () => approveBreakGlass.execute(second, { requestId: other })), codeOf(async () => denyBreakGlass.execute(first, { requestId: other }))])).sort()).toEqual(["conflict", "done"]);
  });

  it("comes too late after a day, and after the request was withdrawn", async () => {
    const requestId = await ask();
    await age(requestId);
    expect(await codeOf(async () => approveBreakGlass.execute(second, { requestId }))).toBe("conflict");
    const again = await ask();
    await endBreakGlass.execute(first, { requestId: again });
    expect(await codeOf(async () => approveBreakGlass.execute(second, { requestId: again }))).toBe("conflict");
    const listed = await inTenant(first, listBreakGlassRequests);
    expect(listed.slice(0, 2).map((request) => [request.status, request.can])).toEqual([
      ["ended", { decide: false, end: false, read: false }],
      ["expired", { decide: false, end: false, read: false }],
    ]);
  });
});

describe("reading", () => {
  it("is open to the one who asked, for its time, and each time recorded", async () => {
    const requestId = await ask();
    const from = await inTenant(first, lastEventSeq);
    await approveBreakGlass.execute(second, { requestId });
    const reading = await readBreakGlass.execute(first, { requestId });
    expect(reading).toMatchObject({ title: "Where is the secret kept?", request: { status: "approved", owner: "A editor" } });
    expect(reading.messages.map((message) => message.role)).toEqual(["user", "assistant"]);
    expect(Date.parse(reading.request.expiresAt) - Date.now()).toBeLessThanOrEqual(3_600_000);
    for (const other of [second, third, member]) expect(await codeOf(async () => readBreakGlass.execute(other, { requestId }))).toBe("not_found");
    expect(await codeOf(async () => readBreakGlass.execute(without(first, "access:requestBreakGlass"), { requestId }))).toBe("forbidden");
    expect(await eventTypes(first, from)).toEqual(["chat.break-glass-approved", "chat.break-glass-read"]);
    await age(requestId);
    expect(await codeOf(async () => readBreakGlass.execute(first, { requestId }))).toBe("not_found");
  });

  it("goes on although the owner, who is told, deletes the conversation", async () => {
    const requestId = await ask();
    const from = await inTenant(first, lastEventSeq);
    await approveBreakGlass.execute(second, { requestId });
    const told = await inTenant(member, (tx) => listEventsAfter(tx, from));
    expect(told.events.map((event) => [event.type, event.objectId])).toEqual([["chat.break-glass-approved", conversationId]]);
    const bystander = await addMember(tenant, "editor");
    expect((await inTenant(bystander, (tx) => listEventsAfter(tx, from))).events).toEqual([]);
    await deleteConversation.execute(member, { conversationId });
    expect(await codeOf(async () => readBreakGlass.execute(first, { requestId }))).toBe("done");
  });

  it("ends when either of the two ends it, and for nobody else", async () => {
    const requestId = await ask();
    await approveBreakGlass.execute(second, { requestId });
    expect(await codeOf(async () => endBreakGlass.execute(await addMember(tenant, "viewer"), { requestId }))).toBe("not_found");
    await endBreakGlass.execute(second, { requestId });
    expect(await codeOf(async () => readBreakGlass.execute(first, { requestId }))).toBe("not_found");
    expect(await codeOf(async () => endBreakGlass.execute(first, { requestId }))).toBe("conflict");
  });

  it("shows quotes as far as the reader himself may see the document", async () => {
    const document = await addDocument(tenant.owner, { sensitivity: "confidential" });
    const quote = { number: 1, ...document, documentName: "", kind: "txt", page: 1, pageLabel: null, start: 0, end: 4, quote: "4711", before: "", after: "", headingPath: [], version: 1 };
    await inTenant(member, async (tx) => {
      await insertCitations(tx, messageId, [quote]);
      await tx.db.message.update({ where: { id: messageId }, data: { content: "It is “4711” [1].", status: "complete" } });
    });
    const high = await ask(first);
    await approveBreakGlass.execute(third, { requestId: high });
    expect(JSON.stringify(await readBreakGlass.execute(first, { requestId: high }))).toContain("4711");
    const low = await ask(second);
    await approveBreakGlass.execute(third, { requestId: low });
    const reading = await readBreakGlass.execute(second, { requestId: low });
    expect(JSON.stringify(reading)).not.toContain("4711");
    expect(reading.messages.at(-1)).toMatchObject({ content: WITHHELD_ANSWER, citations: [] });
  });
});
