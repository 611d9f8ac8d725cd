import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { isPlaceholderEmail } from "@/lib/domains/identity/linking/policy";
import { removeProject } from "@/lib/domains/tenancy/commands/remove-project";
import { addProjectMembers } from "@/lib/domains/tenancy/projects/commands/add-project-members";
import { archiveProject } from "@/lib/domains/tenancy/projects/commands/archive-project";
import { removeProjectMembers } from "@/lib/domains/tenancy/projects/commands/remove-project-members";
import { restoreProject } from "@/lib/domains/tenancy/projects/commands/restore-project";
import { updateProject } from "@/lib/domains/tenancy/projects/commands/update-project";
import { pageProjectMembers } from "@/lib/domains/tenancy/projects/queries";
import { getProject } from "@/lib/domains/tenancy/queries/projects";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../params";
import { jsonBody } from "../route";
import { idempotently } from "./idempotency";
import { pageOf, startOf } from "./offset-page";
import { noContent } from "./organization/organization-post";
import { getApiProject } from "./projects";
import { parseQuery } from "./query";
import { pageQuery, updateProjectBody } from "./schemas";

export async function updateApiProject(ctx: TenantContext, request: Request, projectId: string) {
  assertPermission(ctx, updateProject.permission);
  const body = parseInput(updateProjectBody, await jsonBody(request));
  await updateProject.execute(ctx, { projectId: idParam(projectId, "project"), ...body });
  return getApiProject(ctx, projectId);
}

/** Its documents are erased in the background. */
export async function removeApiProject(ctx: TenantContext, projectId: string): Promise<Response> {
  assertPermission(ctx, removeProject.permission);
  await removeProject.execute(ctx, { projectId: idParam(projectId, "project") });
  return noContent(ctx);
}

/** Archived it is not there for anybody, so that the answers to both are empty. */
export async function moveApiProject(ctx: TenantContext, request: Request, projectId: string, to: "archive" | "open"): Promise<Response> {
  const bound = to === "archive" ? archiveProject : restoreProject;
  assertPermission(ctx, bound.permission);
  return idempotently(ctx, request, async (claim) => {
    await claim([]);
    await bound.execute(ctx, { projectId: idParam(projectId, "project") });
    return { status: 200, body: { id: projectId, archived: to === "archive" } };
  });
}

export async function listApiProjectMembers(ctx: TenantContext, projectId: string, query: URLSearchParams) {
  assertPermission(ctx, "projects:members");
  const asked = parseQuery(pageQuery, query);
  const start = startOf("project-members", asked);
  const page = await inTenant(ctx, async (tx) => {
    const project = await getProject(tx, idParam(projectId, "project"));
    return pageProjectMembers(tx, project.id, { skip: start, limit: asked.limit });
  });
  return pageOf("project-members", start, page.data.map(({ userId, name, email }) => ({ id: userId, name, email: isPlaceholderEmail(email) ? null : email })), page.total);
}

export async function assignApiProject(ctx: TenantContext, params: { projectId: string; userId: string }, belongs: boolean): Promise<Response> {
  const bound = belongs ? addProjectMembers : removeProjectMembers;
  assertPermission(ctx, bound.permission);
  await bound.execute(ctx, { projectId: idParam(params.projectId, "project"), userIds: [idParam(params.userId, "member")] });
  return noContent(ctx);
}
