import "server-only";
import { recordUnscoped, type UnscopedTx } from "@/lib/db/unscoped";
import type { RequestFacts } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { organizationCreated, workspaceCreated } from "./events";
import { freeSlug, RESERVED_SLUGS, slugOf } from "./slug";

export interface CreatedOrganization {
  userId: string;
  organizationId: string;
  workspaceId: string;
  organization: string;
  workspace: string;
}

export async function createOrganization(
  db: UnscopedTx,
  facts: RequestFacts,
  input: { name: string; ownerId: string; ownerName: string; withSample: boolean; slug?: string; jurisdiction?: string },
): Promise<CreatedOrganization> {
  const organizationId = newId();
  const base = input.slug ?? slugOf(input.name);
  // Two organizations of one name at once must get two slugs: sign-ups take turns from here to their commit.
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('organizations.slug', 0))`;
  const near = await db.organization.findMany({ where: { slug: { startsWith: base } }, select: { slug: true } });
  const slug = freeSlug(base, new Set([...near.map((row) => row.slug), ...RESERVED_SLUGS]));
  await db.organization.create({ data: { id: organizationId, slug, name: input.name, ...(input.jurisdiction ? { jurisdiction: input.jurisdiction } : {}) } });
  await db.organizationMember.create({ data: { organizationId, userId: input.ownerId, role: "owner", clearance: 3 } });
  const actor = { kind: "user" as const, id: input.ownerId };
  await recordUnscoped(db, { organizationId, workspaceId: null, actor, facts }, organizationCreated, {
    organizationId,
    name: input.name,
    ownerId: input.ownerId,
  });
  const { workspaceId } = await createWorkspace(db, facts, {
    organizationId,
    slug: "main",
    name: "Main",
    userId: input.ownerId,
    withSample: input.withSample,
  });
  return { userId: input.ownerId, organizationId, workspaceId, organization: slug, workspace: "main" };
}

export async function createWorkspace(
  db: UnscopedTx,
  facts: RequestFacts,
  input: { organizationId: string; slug: string; name: string; userId: string; withSample: boolean; actor?: { kind: string; id: string } },
): Promise<{ workspaceId: string; projectId: string }> {
  const { organizationId } = input;
  const workspaceId = newId();
  const projectId = newId();
  await db.workspace.create({ data: { id: workspaceId, organizationId, slug: input.slug, name: input.name } });
  await db.workspaceMember.create({ data: { organizationId, workspaceId, userId: input.userId, role: "admin" } });
  await db.project.create({ data: { id: projectId, organizationId, workspaceId, slug: "general", name: "General", isDefault: true } });
  await recordUnscoped(db, { organizationId, workspaceId, actor: input.actor ?? { kind: "user", id: input.userId }, facts }, workspaceCreated, {
    workspaceId,
    name: input.name,
    withSample: input.withSample,
  });
  return { workspaceId, projectId };
}
