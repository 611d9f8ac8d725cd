import { createApiRole, listApiRoles } from "@/lib/transport/api/organization/roles";
import { organizationApiRoute } from "@/lib/transport/route";

export const GET = organizationApiRoute((ctx, { url }) => listApiRoles(ctx, url.searchParams));
export const POST = createApiRole;
