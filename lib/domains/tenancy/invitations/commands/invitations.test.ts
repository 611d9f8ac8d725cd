import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { openBody } from "@/lib/domains/identity/mail/queue-mail";
import { newId } from "@/lib/kernel/ids";
import type { Permission } from "@/lib/kernel/permissions";
import { provideTestDatabase } from "@/scripts/test/database";
import { addPerson, addVisitor, type OrganizationPerson } from "@/scripts/test/organization-fixture";
import { createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { changeMemberRoles } from "../../members/commands/change-member-roles";
import { removeMembers } from "../../members/commands/remove-members";
import { suspendMembers } from "../../members/commands/suspend-members";
import { listInvitations, viewInvitation } from "../queries";
import { acceptInvitation } from "./accept-invitation";
import { createInvitationLink } from "./create-invitation-link";
import { inviteGuests } from "./invite-guests";
import { inviteMembers } from "./invite-members";
import { joinOrganization } from "./join-organization";
import { resendInvitation } from "./resend-invitation";
import { revokeInvitation } from "./revoke-invitation";
import { sendJoinMail } from "./send-join-mail";

provideTestDatabase();

const FACTS = { requestId: "request-1", ip: "192.0.2.7", userAgent: "vitest" };
let tenant: Tenant;
let admin: OrganizationPerson;
beforeAll(async () => {
  tenant = await createTenant();
  admin = await addPerson(tenant, { role: "admin", clearance: 2 });
});
beforeEach(() => inUnscoped((db) => db.outgoingMail.deleteMany()));

const refused = (run: () => Promise<unknown>, code: string) => expect(Promise.resolve().then(run)).rejects.toMatchObject({ code });
const address = () => `${newId()}@example.com`;
const member = (userId: string) => inUnscoped((db) => db.organizationMember.findFirst({ where: { organizationId: tenant.organizationId, userId }, include: { workspaces: true, departments: true } }));

/** What the newest mail to an address says to open. */
async function mailed(email: string): Promise<{ token: string; proof: string | undefined; body: string }> {
  const mail = await inUnscoped((db) => db.outgoingMail.findFirstOrThrow({ where: { recipient: email }, orderBy: { createdAt: "desc" } }));
  const body = openBody(mail.bodyEncrypted ?? "").text;
  const [, token = "", proof] = /\/invitation\/([\w-]{43})(?:\?proof=([\w-]{43}))?/.exec(body) ?? [];
  return { token, proof, body };
}

async function invited(email: string, input: object = {}): Promise<string> {
  await inviteMembers.execute(admin.organization, { emails: [email], role: "member", ...input });
  return (await mailed(email)).token;
}

async function department(name: string): Promise<string> {
  const id = newId();
  await inUnscoped((db) => db.department.create({ data: { id, organizationId: tenant.organizationId, name } }));
  return id;
}

describe("an invitation by mail", () => {
  it("makes its address a member as it says, once, and shows its link to nobody else", async () => {
    const person = await addVisitor();
    const departmentId = await department("Fire");
    const result = await inviteMembers.execute(admin.organization, {
      emails: [person.email.toUpperCase(), admin.email],
      role: "member",
      clearance: 2,
      departmentIds: [departmentId],
      workspaces: [{ workspaceId: tenant.workspaceId, role: "viewer" }],
    });
    expect(result).toEqual({ invited: [{ email: person.email, invitationId: expect.any(String) as string }], members: [admin.email] });
    const { token } = await mailed(person.email);
    expect(JSON.stringify(result)).not.toContain(token);
    expect(await acceptInvitation.execute(person, { token })).toEqual({ organization: tenant.slug, workspace: "main", email: person.email });
    expect(await member(person.userId)).toMatchObject({ role: "member", clearance: 2, workspaces: [{ role: "viewer" }], departments: [{ departmentId }] });
    await refused(() => acceptInvitation.execute(person, { token }), "gone");
    const events = await inUnscoped((db) => db.event.findMany({ where: { organizationId: tenant.organizationId, type: "tenancy.member-joined", objectId: person.userId } }));
    expect(events).toHaveLength(1);
    const everything = JSON.stringify(await inUnscoped((db) => db.event.findMany({ where: { organizationId: tenant.organizationId }, select: { payload: true } })));
    expect(everything).not.toContain(token);
  });

  it("is never accepted on behalf of another address", async () => {
    const token = await invited(address());
    const other = await addVisitor();
    await refused(() => acceptInvitation.execute(other, { token }), "forbidden");
    expect(await member(other.userId)).toBeNull();
  });

  it("makes a new person, verified and without an organization of his own", async () => {
    const email = address();
    const token = await invited(email);
    const joined = await joinOrganization.execute(FACTS, { token, name: "Nora New", password: "a fine long phrase" });
    expect(joined).toMatchObject({ organization: tenant.slug, workspace: null, email });
    const user = await inUnscoped((db) => db.user.findUniqueOrThrow({ where: { email }, include: { organizationMembers: true } }));
    expect(user.emailVerifiedAt).not.toBeNull();
    expect(user.organizationMembers).toMatchObject([{ organizationId: tenant.organizationId, role: "member" }]);
    await refused(() => joinOrganization.execute(FACTS, { token, name: "Twice", password: "a fine long phrase" }), "gone");
  });

  it("of an existing account asks for its sign-in, and keeps the invitation", async () => {
    const person = await addVisitor();
    const token = await invited(person.email);
    await refused(() => joinOrganization.execute(FACTS, { token, name: "Thief", password: "a fine long phrase" }), "conflict");
    expect((await acceptInvitation.execute(person, { token })).organization).toBe(tenant.slug);
  });

  it("accepted fifty times at once makes one member", async () => {
    const person = await addVisitor();
    const token = await invited(person.email);
    const runs = await Promise.allSettled(Array.from({ length: 50 }, () => acceptInvitation.execute(person, { token })));
    expect(runs.filter((run) => run.status === "fulfilled")).toHaveLength(1);
    for (const run of runs) if (run.status === "rejected") expect(run.reason).toMatchObject({ code: "gone" });
    expect(await inUnscoped((db) => db.event.count({ where: { type: "tenancy.member-joined", objectId: person.userId } }))).toBe(1);
  });

  it("sent again opens by its new link alone; a newer one to the same address replaces it", async () => {
    const person = await addVisitor();
    const first = await invited(person.email);
    const { data } = await inTenant(admin.organization, (tx) => listInvitations(tx, { q: person.email }));
    expect(data[0]).toMatchObject({ state: "open", can: { resend: true, revoke: true } });
    expect(data[0]?.sentAt).not.toBeNull();
    expect(await resendInvitation.execute(admin.organization, { invitationId: data[0]?.id ?? "" })).toMatchObject({ link: null });
    await refused(() => acceptInvitation.execute(person, { token: first }), "gone");
    const second = await invited(person.email, { clearance: 0 });
    const states = await inTenant(admin.organization, (tx) => listInvitations(tx, { q: person.email }));
    expect(states.data.map((one) => one.state)).toEqual(["open", "revoked"]);
    await acceptInvitation.execute(person, { token: second });
    expect((await member(person.userId))?.clearance).toBe(0);
  });
});

describe("a link", () => {
  it("never lets in more than it may, and is not used up by members", async () => {
    const { link } = await createInvitationLink.execute(admin.organization, { role: "member", maxUses: 3 });
    const token = link.split("/").at(-1) ?? "";
    const people = await Promise.all(Array.from({ length: 12 }, () => addVisitor()));
    const runs = await Promise.allSettled(people.flatMap((person) => [acceptInvitation.execute(person, { token }), acceptInvitation.execute(person, { token })]));
    const members = await Promise.all(people.map((person) => member(person.userId)));
    expect(members.filter(Boolean)).toHaveLength(3);
    for (const run of runs) if (run.status === "rejected") expect(run.reason).toMatchObject({ code: "gone" });
  });

  it("asks for a proved address: signed in with a verified one, or by a mailed link", async () => {
    const { link } = await createInvitationLink.execute(admin.organization, { role: "member" });
    const token = link.split("/").at(-1) ?? "";
    const unverified = await addVisitor(address(), false);
    await refused(() => acceptInvitation.execute(unverified, { token }), "forbidden");
    await refused(() => joinOrganization.execute(FACTS, { token, name: "Nobody", password: "a fine long phrase" }), "gone");
    const email = address();
    expect(await sendJoinMail.execute(FACTS, { token, email })).toEqual({ email });
    const { proof } = await mailed(email);
    const elsewhere = await createInvitationLink.execute(admin.organization, { role: "member" });
    await refused(() => joinOrganization.execute(FACTS, { token: elsewhere.link.split("/").at(-1) ?? "", proof, name: "Moved", password: "a fine long phrase" }), "gone");
    expect(await joinOrganization.execute(FACTS, { token, proof, name: "Lina Link", password: "a fine long phrase" })).toMatchObject({ email });
    await refused(() => joinOrganization.execute(FACTS, { token, proof, name: "Again", password: "a fine long phrase" }), "gone");
  });

  it("gives no ownership", () => refused(() => createInvitationLink.execute(tenant.organization, { role: "owner" }), "invalid_input"));
});

describe("nothing above the inviter's own", () => {
  const INVITER: Permission[] = ["organization:read", "departments:read", "members:read", "members:invite", "invitations:read", "invitations:revoke"];

  it.each([
    ["a higher role", { role: "admin" }],
    ["a higher clearance", { role: "member", clearance: 2 }],
  ])("refuses %s", async (_, input) => {
    const inviter = await addPerson(tenant, { role: INVITER, clearance: 1 });
    await refused(() => inviteMembers.execute(inviter.organization, { emails: [address()], ...input } as never), "forbidden");
  });

  it("refuses departments, workspaces and guests that he may not give, and foreign ids as unknown", async () => {
    const inviter = await addPerson(tenant, { role: INVITER });
    const other = await createTenant("Other");
    const foreign = await addPerson(other, { role: ["members:read"] });
    const departmentId = await department("Legal");
    const workspaces = [{ workspaceId: tenant.workspaceId, role: "viewer" as const }];
    const base = { emails: [address()], role: "member" as const };
    await refused(() => inviteMembers.execute(inviter.organization, { ...base, departmentIds: [departmentId] }), "forbidden");
    await refused(() => inviteMembers.execute(inviter.organization, { ...base, workspaces }), "forbidden");
    await refused(() => inviteGuests.execute(inviter.organization, { emails: base.emails, workspace: { workspaceId: tenant.workspaceId, role: "viewer" } }), "forbidden");
    await refused(() => inviteMembers.execute(tenant.organization, { ...base, workspaces: [{ workspaceId: other.workspaceId, role: "viewer" }] }), "not_found");
    await refused(() => inviteMembers.execute(tenant.organization, { ...base, role: "custom", customRoleId: foreign.customRoleId }), "not_found");
    await refused(() => inviteMembers.execute(tenant.organization, { ...base, role: "guest" }), "invalid_input");
    await refused(() => inviteMembers.execute(tenant.organization, { ...base, expiresInDays: 31 }), "invalid_input");
    await refused(() => inviteMembers.execute(tenant.organization, { ...base, organizationId: other.organizationId } as never), "invalid_input");
    expect(await inUnscoped((db) => db.outgoingMail.count())).toBe(0);
  });

  it("resending is vouching: who cannot give it does not get its new link", async () => {
    const { invitationId } = await createInvitationLink.execute(admin.organization, { role: "admin" });
    const inviter = await addPerson(tenant, { role: INVITER });
    await refused(() => resendInvitation.execute(inviter.organization, { invitationId }), "forbidden");
    expect(await resendInvitation.execute(admin.organization, { invitationId })).toMatchObject({ link: expect.stringContaining("/invitation/") as string });
    await revokeInvitation.execute(inviter.organization, { invitationId });
    await refused(() => resendInvitation.execute(admin.organization, { invitationId }), "conflict");
  });

  it("asks again at acceptance: an inviter demoted or removed gives nothing any more", async () => {
    for (const end of ["demote", "remove", "suspend"] as const) {
      const inviter = await addPerson(tenant, { role: "admin", clearance: 2 });
      const person = await addVisitor();
      await inviteMembers.execute(inviter.organization, { emails: [person.email], role: "admin" });
      const { token } = await mailed(person.email);
      const userIds = [inviter.userId];
      if (end === "demote") await changeMemberRoles.execute(tenant.organization, { userIds, role: "member" });
      if (end === "remove") await removeMembers.execute(tenant.organization, { userIds });
      if (end === "suspend") await suspendMembers.execute(tenant.organization, { userIds });
      await refused(() => acceptInvitation.execute(person, { token }), "forbidden");
      expect(await member(person.userId)).toBeNull();
    }
  });
});

describe("who is a member already", () => {
  it("stays what he is, and suspended ones stay outside", async () => {
    const { link } = await createInvitationLink.execute(admin.organization, { role: "admin", maxUses: 2 });
    const token = link.split("/").at(-1) ?? "";
    const { userId, email } = await addPerson(tenant, { role: "member" });
    const person = { ...(await addVisitor()), userId, email };
    await acceptInvitation.execute(person, { token });
    expect((await member(userId))?.role).toBe("member");
    await suspendMembers.execute(admin.organization, { userIds: [userId] });
    await refused(() => acceptInvitation.execute(person, { token }), "forbidden");
    expect((await member(userId))?.suspendedAt).not.toBeNull();
  });

  it("who was removed and comes back finds his old API keys dead", async () => {
    const { userId, email } = await addPerson(tenant, { role: "member", workspaceRole: "admin" });
    const id = newId();
    const { organizationId, workspaceId } = tenant;
    await inUnscoped((db) => db.apiKey.create({ data: { id, organizationId, workspaceId, name: "Old", prefix: "mun_old", secretHash: id, permissions: [], createdBy: userId } }));
    await removeMembers.execute(admin.organization, { userIds: [userId] });
    const token = await invited(email);
    await acceptInvitation.execute({ ...(await addVisitor()), userId, email }, { token });
    expect((await inUnscoped((db) => db.apiKey.findUniqueOrThrow({ where: { id } }))).revokedAt).not.toBeNull();
  });
});

describe("links that open nothing", () => {
  it("are one and the same: unknown, revoked, expired, used, of an archived organization", async () => {
    const view = (token: string) => inUnscoped((db) => viewInvitation(db, { token }, null));
    const revoked = await createInvitationLink.execute(admin.organization, { role: "member" });
    await revokeInvitation.execute(admin.organization, { invitationId: revoked.invitationId });
    await revokeInvitation.execute(admin.organization, { invitationId: revoked.invitationId });
    const expired = await createInvitationLink.execute(admin.organization, { role: "member" });
    await inUnscoped((db) => db.invitation.update({ where: { id: expired.invitationId }, data: { expiresAt: new Date(Date.now() - 1000) } }));
    const closed = await createTenant("Closed");
    const archived = await createInvitationLink.execute(closed.organization, { role: "member" });
    await inUnscoped((db) => db.organization.update({ where: { id: closed.organizationId }, data: { archivedAt: new Date() } }));
    const person = await addVisitor();
    const tokens = [revoked.link, expired.link, archived.link].map((link) => link.split("/").at(-1) ?? "");
    const messages = new Set<string>();
    for (const token of [...tokens, "A".repeat(43)]) {
      expect(await view(token)).toBeNull();
      await acceptInvitation.execute(person, { token }).catch((error: { code: string; userMessage: string }) => messages.add(`${error.code}: ${error.userMessage}`));
    }
    expect([...messages]).toEqual([expect.stringMatching(/^gone: /)]);
  });

  it("an open one shows who invites whom to what, and whether it is for whom is signed in", async () => {
    const person = await addVisitor();
    const token = await invited(person.email);
    const view = (email: string) => inUnscoped((db) => viewInvitation(db, { token }, { email, emailVerified: true }));
    expect(await view(person.email)).toMatchObject({ organizationName: "Acme", roleName: "Member", email: person.email, hasAccount: true, person: { mayAccept: true } });
    expect(await view("other@example.com")).toMatchObject({ person: { mayAccept: false } });
  });
});

describe("guests", () => {
  it("come into one workspace and hold nothing of the organization", async () => {
    const person = await addVisitor();
    await inviteGuests.execute(admin.organization, { emails: [person.email], workspace: { workspaceId: tenant.workspaceId, role: "viewer" } });
    await acceptInvitation.execute(person, { token: (await mailed(person.email)).token });
    expect(await member(person.userId)).toMatchObject({ role: "guest", workspaces: [{ workspaceId: tenant.workspaceId, role: "viewer" }] });
  });
});
