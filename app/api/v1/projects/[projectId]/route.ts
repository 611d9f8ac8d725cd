import { removeApiProject, updateApiProject } from "@/lib/transport/api/manage-project";
import { getApiProject } from "@/lib/transport/api/projects";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ projectId: string }>((ctx, { params }) => getApiProject(ctx, params.projectId));
export const PATCH = apiRoute<{ projectId: string }>((ctx, { request, params }) => updateApiProject(ctx, request, params.projectId));
export const DELETE = apiRoute<{ projectId: string }>((ctx, { params }) => removeApiProject(ctx, params.projectId));
