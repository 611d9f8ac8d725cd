import { deleteApiRole, updateApiRole } from "@/lib/transport/api/organization/roles";
import { organizationApiRoute } from "@/lib/transport/route";

export const PATCH = organizationApiRoute<{ roleId: string }>((ctx, { request, params }) => updateApiRole(ctx, request, params.roleId));
export const DELETE = organizationApiRoute<{ roleId: string }>((ctx, { params }) => deleteApiRole(ctx, params.roleId));
