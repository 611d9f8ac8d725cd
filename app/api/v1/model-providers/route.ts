import { listApiProviders } from "@/lib/transport/api/organization/models";
import { organizationApiRoute } from "@/lib/transport/route";

export const GET = organizationApiRoute((ctx, { url }) => listApiProviders(ctx, url.searchParams));
