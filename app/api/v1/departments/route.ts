import { createApiDepartment, listApiDepartments } from "@/lib/transport/api/organization/departments";
import { organizationApiRoute } from "@/lib/transport/route";

export const GET = organizationApiRoute((ctx, { url }) => listApiDepartments(ctx, url.searchParams));
export const POST = createApiDepartment;
