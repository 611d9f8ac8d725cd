import { getApiUsage } from "@/lib/transport/api/organization/models";
import { organizationApiRoute } from "@/lib/transport/route";

export const GET = organizationApiRoute((ctx, { url }) => getApiUsage(ctx, url.searchParams));
