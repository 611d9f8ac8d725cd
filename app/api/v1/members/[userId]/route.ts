import { getApiMember, removeApiMember, updateApiMember } from "@/lib/transport/api/organization/members";
import { organizationApiRoute } from "@/lib/transport/route";

export const GET = organizationApiRoute<{ userId: string }>((ctx, { params }) => getApiMember(ctx, params.userId));
export const PATCH = organizationApiRoute<{ userId: string }>((ctx, { request, params }) => updateApiMember(ctx, request, params.userId));
export const DELETE = organizationApiRoute<{ userId: string }>((ctx, { params }) => removeApiMember(ctx, params.userId));
