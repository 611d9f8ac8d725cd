import { listApiProjectMembers } from "@/lib/transport/api/manage-project";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ projectId: string }>((ctx, { params, url }) => listApiProjectMembers(ctx, params.projectId, url.searchParams));
