import { createApiInvitation, listApiInvitations } from "@/lib/transport/api/organization/invitations";
import { organizationApiRoute } from "@/lib/transport/route";

export const GET = organizationApiRoute((ctx, { url }) => listApiInvitations(ctx, url.searchParams));
export const POST = createApiInvitation;
