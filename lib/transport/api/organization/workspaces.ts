import "server-only";
import type { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { archiveWorkspace } from "@/lib/domains/tenancy/workspaces/commands/archive-workspace";
import { createWorkspace } from "@/lib/domains/tenancy/workspaces/commands/create-workspace";
import { deleteWorkspace } from "@/lib/domains/tenancy/workspaces/commands/delete-workspace";
import { renameWorkspace } from "@/lib/domains/tenancy/workspaces/commands/rename-workspace";
import { restoreWorkspace } from "@/lib/domains/tenancy/workspaces/commands/restore-workspace";
import { getWorkspace, listWorkspaces } from "@/lib/domains/tenancy/workspaces/queries";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { OrganizationContext } from "@/lib/kernel/context";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { pageOfAll } from "../offset-page";
import { parseQuery } from "../query";
import { organizationPost } from "./organization-post";
import { createWorkspaceBody, deleteWorkspaceQuery, listWorkspacesQuery, updateWorkspaceBody, type workspaceSchema } from "./organization-schemas";

type ApiWorkspace = z.output<typeof workspaceSchema>;
const MOST = 1_000;

export async function listApiWorkspaces(ctx: OrganizationContext, query: URLSearchParams) {
  assertPermission(ctx, "workspaces:read");
  const { q, state, ...asked } = parseQuery(listWorkspacesQuery, query);
  const all = await inTenant(ctx, (tx) => listWorkspaces(tx, { limit: MOST, ...(q ? { q } : {}), ...(state ? { state } : {}) }));
  return pageOfAll("workspaces", asked, all.data);
}

export async function getApiWorkspace(ctx: OrganizationContext, workspaceId: string): Promise<ApiWorkspace> {
  assertPermission(ctx, "workspaces:read");
  return readWorkspace(ctx, workspaceId);
}

function readWorkspace(ctx: OrganizationContext, workspaceId: string): Promise<ApiWorkspace> {
  return inTenant(ctx, (tx) => getWorkspace(tx, idParam(workspaceId, "workspace")));
}

export const createApiWorkspace = organizationPost({
  permission: createWorkspace.permission,
  body: createWorkspaceBody,
  run: async (ctx, body) => {
    const { id } = await createWorkspace.execute(ctx, body);
    return { status: 201, body: await readWorkspace(ctx, id) };
  },
});

export async function renameApiWorkspace(ctx: OrganizationContext, request: Request, workspaceId: string): Promise<ApiWorkspace> {
  assertPermission(ctx, renameWorkspace.permission);
  const { name } = parseInput(updateWorkspaceBody, await jsonBody(request));
  await renameWorkspace.execute(ctx, { workspaceId: idParam(workspaceId, "workspace"), name });
  return readWorkspace(ctx, workspaceId);
}

/** Into the trash; the answer says until when it can be restored. */
export async function deleteApiWorkspace(ctx: OrganizationContext, workspaceId: string, query: URLSearchParams): Promise<ApiWorkspace> {
  assertPermission(ctx, deleteWorkspace.permission);
  const { confirmation } = parseQuery(deleteWorkspaceQuery, query);
  await deleteWorkspace.execute(ctx, { workspaceId: idParam(workspaceId, "workspace"), confirmation });
  return readWorkspace(ctx, workspaceId);
}

interface Params {
  workspaceId: string;
}

function workspacePost(bound: typeof archiveWorkspace | typeof restoreWorkspace) {
  return organizationPost<Params, never>({
    permission: bound.permission,
    body: null,
    run: async (ctx, _body, { workspaceId }) => {
      await bound.execute(ctx, { workspaceId: idParam(workspaceId, "workspace") });
      return { status: 200, body: await readWorkspace(ctx, workspaceId) };
    },
  });
}

export const archiveApiWorkspace = workspacePost(archiveWorkspace);
export const restoreApiWorkspace = workspacePost(restoreWorkspace);
