import { createApiWorkspace, listApiWorkspaces } from "@/lib/transport/api/organization/workspaces";
import { organizationApiRoute } from "@/lib/transport/route";

export const GET = organizationApiRoute((ctx, { url }) => listApiWorkspaces(ctx, url.searchParams));
export const POST = createApiWorkspace;
