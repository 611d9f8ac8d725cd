import "server-only";
import { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { createProject } from "@/lib/domains/tenancy/commands/create-project";
import { getProject, listProjects } from "@/lib/domains/tenancy/queries/projects";
import type { ProjectDto } from "@/lib/domains/tenancy/schema";
import { AppError } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { isId } from "@/lib/kernel/ids";
import { idParam } from "../params";
import { jsonBody } from "../route";
import { type Claim, idempotently } from "./idempotency";
import { parseQuery } from "./query";
import { createProjectBody, listProjectsQuery, type projectSchema } from "./schemas";

function apiProject({ id, name, slug, description, access, isDefault, isSample, createdAt }: ProjectDto): z.output<typeof projectSchema> {
  return { id, name, slug, description, access, isDefault, isSample, createdAt };
}

export async function listApiProjects(ctx: TenantContext, query: URLSearchParams) {
  assertPermission(ctx, "projects:read");
  const { q, limit, cursor, skip } = parseQuery(listProjectsQuery, query);
  if (cursor !== undefined && !isId(cursor)) {
    throw new AppError("invalid_input", { userMessage: "cursor: use the nextCursor of the page before, unchanged.", fields: { cursor: "not valid" } });
  }
  const page = await inTenant(ctx, (tx) =>
    listProjects(tx, { limit: limit + 1, ...(q ? { q } : {}), ...(cursor ? { after: cursor } : skip === undefined ? {} : { skip }) }),
  );
  const data = page.data.slice(0, limit).map(apiProject);
  const hasMore = page.data.length > limit;
  return { data, total: page.total, hasMore, nextCursor: hasMore ? (data.at(-1)?.id ?? null) : null };
}

export async function getApiProject(ctx: TenantContext, projectId: string) {
  assertPermission(ctx, "projects:read");
  return apiProject(await inTenant(ctx, (tx) => getProject(tx, idParam(projectId, "project"))));
}

export async function createApiProject(ctx: TenantContext, request: Request): Promise<Response> {
  assertPermission(ctx, createProject.permission);
  const input = parseInput(createProjectBody, await jsonBody(request));
  const work = async (claim: Claim) => {
    await claim([input]);
    return { status: 201, body: apiProject(await createProject.execute(ctx, input)) };
  };
  return idempotently(ctx, request, work, async ({ body }) => {
    const { id } = parseInput(z.object({ id: z.uuid() }), body);
    await inTenant(ctx, (tx) => getProject(tx, id));
  });
}
