import { getApiProject } from "@/lib/transport/api/projects";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ projectId: string }>((ctx, { params }) => getApiProject(ctx, params.projectId));
