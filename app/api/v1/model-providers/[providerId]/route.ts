import { getApiProvider } from "@/lib/transport/api/organization/models";
import { organizationApiRoute } from "@/lib/transport/route";

export const GET = organizationApiRoute<{ providerId: string }>((ctx, { params }) => getApiProvider(ctx, params.providerId));
