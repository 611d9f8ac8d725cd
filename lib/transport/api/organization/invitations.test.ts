import { beforeAll, describe, expect, it } from "vitest";
import { DELETE as revoke } from "@/app/api/v1/invitations/[invitationId]/route";
import { POST as resend } from "@/app/api/v1/invitations/[invitationId]/resend/route";
import { GET as list, POST as create } from "@/app/api/v1/invitations/route";
import { inUnscoped } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, type Tenant, userOf } from "@/scripts/test/tenant-fixture";
import { expectAnswer } from "../expect-answer.fixture";

provideTestDatabase();

let tenant: Tenant;
let key: string;

beforeAll(async () => {
  tenant = await createTenant("Acme");
  key = (await issueKey(tenant.owner)).secret;
});

interface Invited {
  id: string;
  email: string | null;
  link: string | null;
}

const invite = (body: unknown, headers?: Record<string, string>) => callApi(create, "/invitations", { key, body, ...(headers ? { headers } : {}) });
const mails = () => inUnscoped((db) => db.outgoingMail.count());

describe("invitations", () => {
  it("go out once per Idempotency-Key, and their links to their address alone", async () => {
    const headers = { "idempotency-key": newId() };
    const body = { email: "Ada@Northgate.example", role: "member", clearance: "confidential", workspaces: [{ workspaceId: tenant.workspaceId, role: "editor" }] };
    const both = await Promise.all([invite(body, headers), invite(body, headers)]);
    const [first, second] = await Promise.all(both.map((response) => expectAnswer<Invited>("createInvitation", 201, response)));
    expect(first).toEqual(second);
    expect(first).toMatchObject({ email: "ada@northgate.example", link: null });
    expect(await mails()).toBe(1);
    type List = { data: { id: string; state: string }[]; total: number };
    const listed = await expectAnswer<List>("listInvitations", 200, await callApi(list, "/invitations?state=open&q=northgate", { key }));
    expect(listed.data).toMatchObject([{ id: first?.id, role: { role: "member" }, clearance: "confidential", workspaces: [{ name: "Main", role: "Editor" }], uses: 0 }]);
  });

  it("can be links, which are shown once", async () => {
    const made = await expectAnswer<Invited>("createInvitation", 201, await invite({ role: "member", maxUses: 5, expiresInDays: 3 }));
    expect(made).toMatchObject({ email: null, link: expect.stringMatching(/\/invitation\/[\w-]{43}$/) as string });
    const again = await expectAnswer<Invited>("resendInvitation", 200, await callApi(resend, "/invitations/x/resend", { key, params: { invitationId: made.id }, method: "POST" }));
    expect(again.link).not.toBe(made.link);
    expect(JSON.stringify(await (await callApi(list, "/invitations", { key })).json())).not.toContain("/invitation/");
  });

  it("for guests name one workspace", async () => {
    const place = { workspaceId: tenant.workspaceId, role: "viewer" };
    await expectAnswer("createInvitation", 400, await invite({ email: "g@example.com", role: "guest" }));
    await expectAnswer("createInvitation", 400, await invite({ email: "g@example.com", role: "guest", workspaces: [place, place] }));
    await expectAnswer("createInvitation", 201, await invite({ email: "g@example.com", role: "guest", workspaces: [place] }));
  });

  it("are sent again and revoked", async () => {
    const { id } = await expectAnswer<Invited>("createInvitation", 201, await invite({ email: "again@example.com", role: "member" }));
    const place = { key, params: { invitationId: id } };
    const before = await mails();
    expect(await expectAnswer("resendInvitation", 200, await callApi(resend, "/invitations/x/resend", { ...place, method: "POST" }))).toEqual({ id, email: "again@example.com", link: null });
    expect(await mails()).toBe(before + 1);
    for (let twice = 0; twice < 2; twice++) expect((await callApi(revoke, "/invitations/x", { ...place, method: "DELETE" })).status).toBe(204);
    await expectAnswer("resendInvitation", 409, await callApi(resend, "/invitations/x/resend", { ...place, method: "POST" }));
  });

  it("nobody climbs, and a member's address is a conflict", async () => {
    const admin = await issueKey({ ...(await addMember(tenant, "admin")), permissions: tenant.owner.permissions });
    await expectAnswer("createInvitation", 403, await callApi(create, "/invitations", { key: admin.secret, body: { email: "x@example.com", role: "member" } }));
    const member = await userOf(await addMember(tenant, "viewer"));
    await expectAnswer("createInvitation", 409, await invite({ email: member.email, role: "member" }));
    const narrow = await issueKey(tenant.owner, ["workspace:read", "members:invite"]);
    await expectAnswer("createInvitation", 403, await callApi(create, "/invitations", { key: narrow.secret, body: { email: "x@example.com", role: "admin" } }));
  });

  it.each([
    {},
    { email: "no address", role: "member" },
    { email: "a@example.com", role: "king" },
    { email: "a@example.com", role: "member", maxUses: 3 },
    { role: "owner" },
    { email: "a@example.com", role: "member", clearance: "top" },
    { email: "a@example.com", role: "member", organizationId: "x" },
    { email: "a@example.com", role: "member", workspaces: [{ workspaceId: "x" }] },
  ])("refuse %j", async (body) => {
    await expectAnswer("createInvitation", 400, await invite(body));
  });
});
