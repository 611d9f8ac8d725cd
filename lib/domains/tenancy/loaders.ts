import "server-only";
import { notFound } from "next/navigation";
import { cache } from "react";
import { inTenant } from "@/lib/db/tenant";
import { isPlaceholderEmail } from "@/lib/domains/identity/linking/policy";
import { loadOrNotFound } from "@/lib/transport/loader";
import { assertPermission } from "@/lib/kernel/command";
import type { Permission } from "@/lib/kernel/permissions";
import { currentUser, requireUser, requireWorkspace } from "./contexts";
import { listApiKeys } from "./queries/api-keys";
import { listWorkspaceLinks } from "./queries/places";
import { listProjects } from "./queries/projects";
import type { ApiKeyDto, ProjectDto, WorkspaceLinkDto, WorkspaceSlugs } from "./schema";
import { workspacePlaces } from "./workspace-places";

export const loadPerson = cache(async () => {
  const user = await currentUser();
  if (!user) return null;
  return { id: user.userId, name: user.name, email: isPlaceholderEmail(user.email) ? "" : user.email, operatorHref: user.isOperator ? "/ops/outbox" : null };
});

export const loadWorkspaceLinks = cache((): Promise<WorkspaceLinkDto[]> => loadOrNotFound(async () => listWorkspaceLinks((await requireUser()).userId)));

/** What the frame of a workspace shows. A stranger's workspace is not found. */
export const loadWorkspaceFrame = cache(async (slugs: WorkspaceSlugs) => {
  const { links, permissions } = await loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    return { links: await listWorkspaceLinks((await requireUser()).userId), permissions: ctx.permissions };
  });
  const here = links.find((link) => link.organization.slug === slugs.organization && link.workspace.slug === slugs.workspace);
  if (!here) notFound();
  const places = links.map((link) => ({ name: `${link.organization.name} · ${link.workspace.name}`, href: `/${link.organization.slug}/${link.workspace.slug}` }));
  const can = {
    seeOrganization: permissions.has("organization:read"),
    createWorkspace: permissions.has("workspaces:create"),
    uploadDocuments: permissions.has("documents:upload"),
    share: permissions.has("documents:read") && permissions.has("shares:manage"),
  };
  return { ...here, places, can, nav: workspacePlaces(`/${slugs.organization}/${slugs.workspace}`, permissions) };
});

export const loadPermissions = cache(
  (slugs: WorkspaceSlugs): Promise<Permission[]> => loadOrNotFound(async () => [...(await requireWorkspace(slugs)).permissions]),
);

export function loadProjects(slugs: WorkspaceSlugs): Promise<{ data: ProjectDto[]; total: number }> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    return ctx.permissions.has("projects:read") ? inTenant(ctx, (tx) => listProjects(tx)) : { data: [], total: 0 };
  });
}

export function loadApiKeys(slugs: WorkspaceSlugs): Promise<ApiKeyDto[]> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "apiKeys:read");
    return inTenant(ctx, listApiKeys);
  });
}
