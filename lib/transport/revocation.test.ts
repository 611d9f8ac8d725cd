import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { POST as complete } from "@/app/api/v1/chat/completions/route";
import { closeEventListener } from "@/lib/adapters/realtime/event-listener";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import { listMessages } from "@/lib/domains/chat/queries/conversations";
import { writeAnswer } from "@/lib/domains/chat/write-answer";
import { classifyDocument } from "@/lib/domains/dataroom/commands/classify-document";
import { revokeApiKey } from "@/lib/domains/tenancy/commands/revoke-api-key";
import { contextFromApiKey, renewContext } from "@/lib/domains/tenancy/contexts";
import { changeMemberClearances } from "@/lib/domains/tenancy/members/commands/change-member-clearances";
import { removeMembers } from "@/lib/domains/tenancy/members/commands/remove-members";
import { suspendMembers } from "@/lib/domains/tenancy/members/commands/suspend-members";
import type { TenantContext } from "@/lib/kernel/context";
import { forgetEnv } from "@/lib/kernel/env";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { startUpstream } from "@/scripts/upstream/openai-upstream.mjs";
import { eventStream } from "./event-stream";

provideTestDatabase();
provideExtraction();

const QUESTION = "What rating do the lobby doors need?";
const LONG = "It goes on and on. ".repeat(2_000);
let upstream: Awaited<ReturnType<typeof startUpstream>>;
let tenant: Tenant;
let member: TenantContext;
let memberId: string;
let documentId: string;

beforeAll(async () => {
  upstream = await startUpstream();
  vi.stubEnv("OPENAI_BASE_URL", upstream.url);
  vi.stubEnv("OPENAI_API_KEY", "sk-test");
  forgetEnv();
  tenant = await createTenant();
  const doors = await addDocument(tenant.owner, { name: "Doors.txt", text: "The lobby doors need a rating of FD60S." });
  documentId = doors.documentId;
  await makeReady(tenant, doors.versionId);
});
beforeEach(async () => {
  member = await addMember(tenant, "editor", { clearance: 2 });
  memberId = member.userId ?? "";
  upstream.control({ tokenMs: 20, answer: LONG });
});
afterAll(async () => {
  await closeEventListener();
  await upstream.close();
  vi.unstubAllEnvs();
  forgetEnv();
});

const suspend = () => suspendMembers.execute(tenant.organization, { userIds: [memberId] });
const endSession = () => inUnscoped((db) => db.session.updateMany({ where: { userId: memberId }, data: { endedAt: new Date() } }));

/** Reads until the server ends the stream; what came, and after how many milliseconds it ended. */
async function readToEnd(response: Response, act: () => Promise<unknown>): Promise<{ text: string; took: number }> {
  let text = "";
  let from = 0;
  for await (const piece of response.body as ReadableStream<Uint8Array>) {
    text += Buffer.from(piece).toString();
    if (from > 0) continue;
    from = Date.now();
    await act();
  }
  return { text, took: Date.now() - from };
}

describe("an open stream of events", () => {
  const stream = () => eventStream(member, new Request("http://localhost/"));

  // The periodic look would take ten seconds.
  it.each([
    ["suspended", suspend],
    ["removed", () => removeMembers.execute(tenant.organization, { userIds: [memberId] })],
  ])("ends at once when the reader is %s, though that is no event of the workspace", async (_, act) => {
    const { took, text } = await readToEnd(await stream(), act);
    expect(took).toBeLessThan(4_000);
    expect(text).not.toContain("event:");
  });

  it("ends with the session, before anything more is sent", async () => {
    const { text } = await readToEnd(await stream(), async () => {
      await endSession();
      await addDocument(tenant.owner);
    });
    expect(text).not.toContain("event:");
  });

  it("goes on with less when only the clearance went", async () => {
    const leave = new AbortController();
    const response = await eventStream(member, new Request("http://localhost/", { signal: leave.signal }));
    let text = "";
    let secret = "";
    let open = "";
    for await (const piece of response.body as ReadableStream<Uint8Array>) {
      text += Buffer.from(piece).toString();
      if (secret === "") {
        await changeMemberClearances.execute(tenant.organization, { userIds: [memberId], clearance: 1 });
        secret = (await addDocument(tenant.owner, { sensitivity: "confidential" })).documentId;
        open = (await addDocument(tenant.owner, { sensitivity: "internal" })).documentId;
      }
      if (open !== "" && text.includes(open)) break;
    }
    leave.abort();
    expect(text).not.toContain(secret);
  });
});

describe("a running answer", () => {
  it.each([
    ["suspended", suspend],
    ["signed out", endSession],
    ["shown a document that is above him now", () => classifyDocument.execute(tenant.owner, { documentId, sensitivity: "restricted" })],
  ])("ends when the asker is %s; what had arrived is kept", async (_, act) => {
    const posted = await postQuestion.execute(member, { question: QUESTION });
    const started = Date.now();
    let acting: Promise<unknown> | undefined;
    let text = "";
    const listener = { onPassages: () => undefined, onCitation: () => undefined, onText: (piece: string) => void ((text += piece), (acting ??= act())) };
    const outcome = await writeAnswer(member, posted, listener, () => renewContext(member));
    await acting;
    expect(outcome).toMatchObject({ status: "interrupted", error: { code: "forbidden" } });
    expect(Date.now() - started).toBeLessThan(6_000);
    const message = (await inTenant(member, (tx) => listMessages(tx, posted.conversationId))).at(-1);
    expect(message).toMatchObject({ status: "interrupted", content: text });
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThan(LONG.length / 2);
    await classifyDocument.execute(tenant.owner, { documentId, sensitivity: "internal", reason: "For the next test." });
  });
});

describe("an API key", () => {
  const body = { model: "muniment", stream: true, messages: [{ role: "user", content: QUESTION }] };

  it("that is revoked ends its streaming answer, without the mark of a finished one", async () => {
    const { id, secret } = await issueKey(tenant.owner);
    const response = await callApi(complete, "/chat/completions", { key: secret, body });
    const { text, took } = await readToEnd(response, () => revokeApiKey.execute(tenant.owner, { apiKeyId: id }));
    expect(took).toBeLessThan(6_000);
    expect(text).toContain('"error"');
    expect(text).not.toContain("[DONE]");
    expect((await callApi(complete, "/chat/completions", { key: secret, body })).status).toBe(401);
  });

  it("ends with its creator's membership, and is renewed with no more than both still hold", async () => {
    const admin = await addMember(tenant, "admin", { clearance: 2 });
    const { secret } = await issueKey(admin, ["workspace:read", "documents:read", "documents:purge"]);
    const ctx = await contextFromApiKey(new Headers({ authorization: `Bearer ${secret}` }));
    await inUnscoped((db) => db.workspaceMember.updateMany({ where: { userId: admin.userId ?? "" }, data: { role: "viewer" } }));
    expect([...((await renewContext(ctx))?.permissions ?? [])].sort()).toEqual(["documents:read", "workspace:read"]);
    await suspendMembers.execute(tenant.organization, { userIds: [admin.userId ?? ""] });
    expect(await renewContext(ctx)).toBeNull();
  });

  it("and a session are refused from an address that is denied now", async () => {
    const renewed = await renewContext(member);
    expect(renewed).not.toBeNull();
    await inUnscoped((db) => db.organization.update({ where: { id: tenant.organizationId }, data: { ipDeny: ["192.0.2.0/24"] } }));
    expect(await renewContext(member)).toBeNull();
    await inUnscoped((db) => db.organization.update({ where: { id: tenant.organizationId }, data: { ipDeny: [], secondFactorRequired: true } }));
    expect(await renewContext(member)).toBeNull();
    await inUnscoped((db) => db.organization.update({ where: { id: tenant.organizationId }, data: { secondFactorRequired: false } }));
  });
});
