import { deleteApiWorkspace, getApiWorkspace, renameApiWorkspace } from "@/lib/transport/api/organization/workspaces";
import { organizationApiRoute } from "@/lib/transport/route";

interface Params {
  workspaceId: string;
}

export const GET = organizationApiRoute<Params>((ctx, { params }) => getApiWorkspace(ctx, params.workspaceId));
export const PATCH = organizationApiRoute<Params>((ctx, { request, params }) => renameApiWorkspace(ctx, request, params.workspaceId));
export const DELETE = organizationApiRoute<Params>((ctx, { params, url }) => deleteApiWorkspace(ctx, params.workspaceId, url.searchParams));
