import { revokeApiInvitation } from "@/lib/transport/api/organization/invitations";
import { organizationApiRoute } from "@/lib/transport/route";

export const DELETE = organizationApiRoute<{ invitationId: string }>((ctx, { params }) => revokeApiInvitation(ctx, params.invitationId));
