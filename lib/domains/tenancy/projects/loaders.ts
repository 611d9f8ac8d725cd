import "server-only";
import { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { assertPermission } from "@/lib/kernel/command";
import { loadOrNotFound } from "@/lib/transport/loader";
import { requireWorkspace } from "../contexts";
import type { WorkspaceSlugs } from "../schema";
import { projectAbilities } from "./policy";
import { listManagedProjects, listProjectPeople, lockProject } from "./queries";

export function loadManagedProjects(slugs: WorkspaceSlugs, archived: boolean) {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    assertPermission(ctx, "projects:read");
    return { projects: await inTenant(ctx, (tx) => listManagedProjects(tx, archived)), can: projectAbilities(ctx.permissions) };
  });
}

/** For the dialog that chooses members; null without a project in the address. */
export function loadProjectPeople(slugs: WorkspaceSlugs, projectId: string | undefined, q: string | undefined) {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    if (!projectId || !z.uuid().safeParse(projectId).success || !ctx.permissions.has("projects:members")) return null;
    return inTenant(ctx, async (tx) => ({ project: await lockProject(tx, projectId), people: await listProjectPeople(tx, projectId, q?.slice(0, 100)) }));
  });
}
