import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { deleteFilter } from "@/lib/domains/dataroom/organize/commands/delete-filter";
import { saveFilter } from "@/lib/domains/dataroom/organize/commands/save-filter";
import { listSavedFilters, listTags } from "@/lib/domains/dataroom/organize/queries";
import { getProject } from "@/lib/domains/tenancy/queries/projects";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { idempotently } from "../idempotency";
import { noContent } from "../organization/organization-post";
import { optionalId, parseQuery } from "../query";
import { saveFilterBody } from "./change-schemas";
import { listTagsQuery } from "./folder-schemas";

export async function listApiTags(ctx: TenantContext, query: URLSearchParams) {
  assertPermission(ctx, "documents:read");
  const projectId = optionalId(parseQuery(listTagsQuery, query).projectId, "project");
  const data = await inTenant(ctx, async (tx) => {
    if (projectId) await getProject(tx, projectId);
    return listTags(tx, { projectId });
  });
  return { data };
}

export async function listApiFilters(ctx: TenantContext) {
  assertPermission(ctx, "documents:read");
  return { data: await inTenant(ctx, listSavedFilters) };
}

export async function saveApiFilter(ctx: TenantContext, request: Request): Promise<Response> {
  assertPermission(ctx, saveFilter.permission);
  const body = parseInput(saveFilterBody, await jsonBody(request));
  return idempotently(ctx, request, async (claim) => {
    await claim([body]);
    return { status: 201, body: await saveFilter.execute(ctx, body) };
  });
}

export async function deleteApiFilter(ctx: TenantContext, filterId: string): Promise<Response> {
  assertPermission(ctx, deleteFilter.permission);
  await deleteFilter.execute(ctx, { filterId: idParam(filterId, "filter") });
  return noContent(ctx);
}
