import { deleteApiDepartment, renameApiDepartment } from "@/lib/transport/api/organization/departments";
import { organizationApiRoute } from "@/lib/transport/route";

interface Params {
  departmentId: string;
}

export const PATCH = organizationApiRoute<Params>((ctx, { request, params }) => renameApiDepartment(ctx, request, params.departmentId));
export const DELETE = organizationApiRoute<Params>((ctx, { params, url }) => deleteApiDepartment(ctx, params.departmentId, url.searchParams));
