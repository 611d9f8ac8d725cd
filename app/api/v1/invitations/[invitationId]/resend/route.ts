import { resendApiInvitation } from "@/lib/transport/api/organization/invitations";

export const POST = resendApiInvitation;
