import { assignApiDepartment } from "@/lib/transport/api/organization/departments";
import { organizationApiRoute } from "@/lib/transport/route";

interface Params {
  departmentId: string;
  userId: string;
}

export const PUT = organizationApiRoute<Params>((ctx, { params }) => assignApiDepartment(ctx, params, true));
export const DELETE = organizationApiRoute<Params>((ctx, { params }) => assignApiDepartment(ctx, params, false));
