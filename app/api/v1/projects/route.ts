import { createApiProject, listApiProjects } from "@/lib/transport/api/projects";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute((ctx, { url }) => listApiProjects(ctx, url.searchParams));
export const POST = apiRoute((ctx, { request }) => createApiProject(ctx, request));
