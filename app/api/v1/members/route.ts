import { listApiMembers } from "@/lib/transport/api/organization/members";
import { organizationApiRoute } from "@/lib/transport/route";

export const GET = organizationApiRoute((ctx, { url }) => listApiMembers(ctx, url.searchParams));
