import "server-only";
import { cache } from "react";
import { inTenant } from "@/lib/db/tenant";
import { Prisma } from "@/lib/db/generated/client";
import { unscopedRows } from "@/lib/db/unscoped";
import { loadOrNotFound } from "@/lib/transport/loader";
import { assertPermission } from "@/lib/kernel/command";
import type { Permission } from "@/lib/kernel/permissions";
import { currentUser, requireUser, requireWorkspace } from "./contexts";
import { listApiKeys } from "./queries/api-keys";
import { getProject, listProjects } from "./queries/projects";
import type { ApiKeyDto, ProjectDto, WorkspaceLinkDto, WorkspaceSlugs } from "./schema";

interface LinkRow {
  organization_id: string;
  organization_slug: string;
  organization_name: string;
  workspace_id: string;
  workspace_slug: string;
  workspace_name: string;
}

/** Workspaces the signed-in person may open, the oldest first. */
export async function listWorkspaceLinks(userId: string): Promise<WorkspaceLinkDto[]> {
  const rows = await unscopedRows<LinkRow>(Prisma.sql`SELECT o.id AS organization_id, o.slug AS organization_slug, o.name AS organization_name,
      w.id AS workspace_id, w.slug AS workspace_slug, w.name AS workspace_name
    FROM organization_members m JOIN organizations o ON o.id = m.organization_id AND o.archived_at IS NULL
    JOIN workspaces w ON w.organization_id = o.id AND w.archived_at IS NULL
    LEFT JOIN workspace_members wm ON wm.workspace_id = w.id AND wm.user_id = m.user_id
    WHERE m.user_id = ${userId}::uuid AND m.suspended_at IS NULL AND (m.role IN ('owner', 'admin') OR wm.user_id IS NOT NULL)
    ORDER BY o.created_at, w.created_at LIMIT 200`);
  return rows.map((row) => ({
    organization: { id: row.organization_id, slug: row.organization_slug, name: row.organization_name },
    workspace: { id: row.workspace_id, slug: row.workspace_slug, name: row.workspace_name },
  }));
}

export const loadPerson = cache(async () => {
  const user = await currentUser();
  return user ? { id: user.userId, name: user.name, email: user.email } : null;
});

export const loadWorkspaceLinks = cache((): Promise<WorkspaceLinkDto[]> => loadOrNotFound(async () => listWorkspaceLinks((await requireUser()).userId)));

export const loadPermissions = cache(
  (slugs: WorkspaceSlugs): Promise<Permission[]> => loadOrNotFound(async () => [...(await requireWorkspace(slugs)).permissions]),
);

export function loadProjects(slugs: WorkspaceSlugs): Promise<{ data: ProjectDto[]; total: number }> {
  return loadOrNotFound(async () => inTenant(await requireWorkspace(slugs), (tx) => listProjects(tx)));
}

export function loadProject(slugs: WorkspaceSlugs, projectId: string): Promise<ProjectDto> {
  return loadOrNotFound(async () => inTenant(await requireWorkspace(slugs), (tx) => getProject(tx, projectId)));
}

export function loadApiKeys(slugs: WorkspaceSlugs): Promise<ApiKeyDto[]> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "apiKeys:read");
    return inTenant(ctx, listApiKeys);
  });
}
