import { Readable } from "node:stream";
import { hashPassword } from "@/lib/adapters/password/argon2";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { createUser } from "@/lib/domains/identity/create-user";
import { uploadDocument } from "@/lib/domains/dataroom/commands/upload-document";
import { createOrganization } from "@/lib/domains/tenancy/create-organization";
import type { OrganizationContext, TenantContext, UserContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { mintOrganizationContext, mintTenantContext, mintUserContext } from "@/lib/kernel/mint-context";
import { permissionsOf } from "@/lib/kernel/permissions";

export interface Tenant {
  organizationId: string;
  workspaceId: string;
  ownerId: string;
  slug: string;
  /** The General project. */
  projectId: string;
  owner: TenantContext;
  /** The owner's authority over the whole organization. */
  organization: OrganizationContext;
}

const FACTS = { requestId: "test-request", ip: "192.0.2.1", userAgent: "vitest" };
let passwordHash: Promise<string> | undefined;

/** A live tenant of its own: person, organization, workspace, General. */
export async function createTenant(name = "Acme"): Promise<Tenant> {
  passwordHash ??= hashPassword("correct horse battery");
  const hash = await passwordHash;
  const created = await inUnscoped(async (db) => {
    const ownerId = await createUser(db, { email: `${newId()}@example.com`, name: `Owner of ${name}`, passwordHash: hash });
    return createOrganization(db, FACTS, { name, ownerId, ownerName: "Owner", withSample: false });
  });
  const owner = await contextOf(created, { userId: created.userId, organizationRole: "owner" });
  const projectId = await inTenant(owner, async (tx) => (await tx.db.project.findFirstOrThrow({ select: { id: true } })).id);
  const { organizationId, workspaceId } = created;
  return { organizationId, workspaceId, ownerId: created.userId, slug: created.organization, projectId, owner, organization: organizationOf(owner, "owner") };
}

interface Member {
  userId: string;
  organizationRole: string;
  workspaceRole?: string;
  clearance?: number;
  departments?: string[];
}

async function contextOf(place: { organizationId: string; workspaceId: string }, member: Member): Promise<TenantContext> {
  const sessionId = newId();
  const expiresAt = new Date(Date.now() + 86_400_000);
  await inUnscoped((db) => db.session.create({ data: { id: sessionId, userId: member.userId, expiresAt } }));
  return mintTenantContext({
    ...FACTS,
    organizationId: place.organizationId,
    workspaceId: place.workspaceId,
    actor: { kind: "user", id: member.userId, name: "Member", sessionId },
    permissions: permissionsOf({ organizationRole: member.organizationRole, workspaceRole: member.workspaceRole ?? null }),
    clearance: member.clearance ?? 3,
    departments: member.departments ?? [],
    userId: member.userId,
  });
}

/** What a context's person may do about the whole organization, given his role in it. */
export function organizationOf(ctx: TenantContext, organizationRole: string): OrganizationContext {
  const { organizationId, actor, clearance, userId } = ctx;
  return mintOrganizationContext({ ...FACTS, organizationId, workspaceId: null, actor, permissions: permissionsOf({ organizationRole, workspaceRole: null }), clearance, userId });
}

/** The person behind a context, who has just signed in. */
export async function userOf(ctx: TenantContext, changes: Partial<Pick<UserContext, "authenticatedAt" | "secondFactorAt" | "emailVerified" | "isOperator">> = {}): Promise<UserContext> {
  if (ctx.actor.kind !== "user") throw new Error("Only a person has an account");
  const { id, sessionId } = ctx.actor;
  const user = await inUnscoped((db) => db.user.findUniqueOrThrow({ where: { id }, select: { name: true, email: true } }));
  return mintUserContext({ ...FACTS, userId: id, sessionId, ...user, emailVerified: true, authenticatedAt: new Date(), secondFactorAt: null, isOperator: false, ...changes });
}

/** A member of the tenant with a workspace role, as rows and as the context they would give him. */
export async function addMember(tenant: Tenant, role: "admin" | "editor" | "viewer", options: { clearance?: number; departments?: string[] } = {}): Promise<TenantContext> {
  const clearance = options.clearance ?? 1;
  const { organizationId, workspaceId } = tenant;
  const userId = await inUnscoped(async (db) => {
    const id = await createUser(db, { email: `${newId()}@example.com`, name: `A ${role}`, passwordHash: "none" });
    await db.organizationMember.create({ data: { organizationId, userId: id, role: "member", clearance } });
    await db.workspaceMember.create({ data: { organizationId, workspaceId, userId: id, role } });
    for (const departmentId of options.departments ?? []) await db.departmentMember.create({ data: { organizationId, departmentId, userId: id } });
    return id;
  });
  return contextOf(tenant, { userId, organizationRole: "member", workspaceRole: role, clearance, departments: options.departments ?? [] });
}

export function bytes(text: string): AsyncIterable<Uint8Array> {
  return Readable.from([Buffer.from(text)]);
}

/** A small text document, uploaded through the command; not processed. */
export async function addDocument(
  ctx: TenantContext,
  options: { name?: string; text?: string; projectId?: string; sensitivity?: "public" | "internal" | "confidential" | "restricted" } = {},
): Promise<{ documentId: string; versionId: string }> {
  const { id, versionId } = await uploadDocument.execute(ctx, {
    name: options.name ?? `note-${newId()}.txt`,
    body: bytes(options.text ?? `A note written for a test, ${newId()}.`),
    ...(options.projectId ? { projectId: options.projectId } : {}),
    ...(options.sensitivity ? { sensitivity: options.sensitivity } : {}),
  });
  return { documentId: id, versionId };
}

/** The types of events recorded in the tenant since `after`, oldest first. */
export function eventTypes(ctx: TenantContext, after = 0n): Promise<string[]> {
  return inTenant(ctx, async (tx) => {
    const rows = await tx.db.event.findMany({ where: { seq: { gt: after } }, orderBy: { seq: "asc" }, select: { type: true } });
    return rows.map((row) => row.type);
  });
}
