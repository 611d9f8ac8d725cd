import { inTenant } from "@/lib/db/tenant";
import { uploadDocument } from "@/lib/domains/dataroom/commands/upload-document";
import { createApiKey } from "@/lib/domains/tenancy/commands/create-api-key";
import { createProject } from "@/lib/domains/tenancy/commands/create-project";
import { contextFromApiKey } from "@/lib/domains/tenancy/contexts";
import type { TenantContext } from "@/lib/kernel/context";
import { ALL_PERMISSIONS } from "@/lib/kernel/permissions";
import { BOARD_PROJECT, type DemoDocument } from "./demo-plan";
import type { DemoSecrets } from "./demo-secrets";

/** The members-only project with its members. */
export async function ensureBoard(ctx: TenantContext, members: readonly string[]): Promise<string> {
  const known = await inTenant(ctx, (tx) => tx.db.project.findFirst({ where: { name: BOARD_PROJECT, access: "members", deletedAt: null }, select: { id: true } }));
  const projectId = known?.id ?? (await createProject.execute(ctx, { name: BOARD_PROJECT, access: "members" })).id;
  await inTenant(ctx, async (tx) => {
    const { organizationId, workspaceId } = ctx;
    await tx.db.projectMember.createMany({ data: members.map((userId) => ({ organizationId, workspaceId, projectId, userId })), skipDuplicates: true });
  });
  return projectId;
}

/** After it the document is there, once, and belongs to the department if the plan says so. */
export async function ensureDocument(ctx: TenantContext, document: DemoDocument, place: { boardId: string; departmentId: string }): Promise<string> {
  const { id } = await uploadDocument.execute(ctx, {
    name: document.name,
    sensitivity: document.sensitivity,
    tags: ["demo"],
    ...(document.project === "board" ? { projectId: place.boardId } : {}),
    body: (async function* () { yield document.bytes; })(),
  });
  if (document.department) {
    const { organizationId, workspaceId } = ctx;
    await inTenant(ctx, (tx) =>
      tx.db.documentDepartment.createMany({ data: [{ organizationId, workspaceId, documentId: id, departmentId: place.departmentId }], skipDuplicates: true }),
    );
  }
  return id;
}

/** The key of the run before while it still opens the workspace with every permission; a new one otherwise. */
export async function ensureApiKey(ctx: TenantContext, place: string, secrets: DemoSecrets): Promise<string> {
  const kept = secrets.apiKey(place);
  if (kept && (await opensWorkspace(kept, ctx.workspaceId))) return kept;
  const { secret } = await createApiKey.execute(ctx, { name: "Demo", permissions: ALL_PERMISSIONS, expiresInDays: null });
  secrets.keepApiKey(place, secret);
  return secret;
}

async function opensWorkspace(secret: string, workspaceId: string): Promise<boolean> {
  const ctx = await contextFromApiKey(new Headers({ authorization: `Bearer ${secret}` })).catch(() => null);
  return ctx?.workspaceId === workspaceId && ALL_PERMISSIONS.every((permission) => ctx.permissions.has(permission));
}
