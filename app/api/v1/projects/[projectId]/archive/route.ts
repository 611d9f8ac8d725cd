import { moveApiProject } from "@/lib/transport/api/manage-project";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ projectId: string }>((ctx, { request, params }) => moveApiProject(ctx, request, params.projectId, "archive"));
