import { Readable } from "node:stream";
import { hashPassword } from "@/lib/adapters/password/argon2";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { createUser } from "@/lib/domains/identity/create-user";
import { uploadDocument } from "@/lib/domains/dataroom/commands/upload-document";
import { createOrganization } from "@/lib/domains/tenancy/create-organization";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { mintTenantContext } from "@/lib/kernel/mint-context";
import { permissionsOf } from "@/lib/kernel/permissions";

export interface Tenant {
  organizationId: string;
  workspaceId: string;
  ownerId: string;
  slug: string;
  /** The General project. */
  projectId: string;
  owner: TenantContext;
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
  const owner = contextOf(created, { userId: created.userId, organizationRole: "owner" });
  const projectId = await inTenant(owner, async (tx) => (await tx.db.project.findFirstOrThrow({ select: { id: true } })).id);
  return { ...created, ownerId: created.userId, slug: created.organization, projectId, owner };
}

interface Member {
  userId: string;
  organizationRole: string;
  workspaceRole?: string;
  clearance?: number;
  departments?: string[];
}

function contextOf(place: { organizationId: string; workspaceId: string }, member: Member): TenantContext {
  return mintTenantContext({
    ...FACTS,
    organizationId: place.organizationId,
    workspaceId: place.workspaceId,
    actor: { kind: "user", id: member.userId, name: "Member", sessionId: newId() },
    permissions: permissionsOf(member.organizationRole, member.workspaceRole ?? null),
    clearance: member.clearance ?? 3,
    departments: member.departments ?? [],
    userId: member.userId,
  });
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
