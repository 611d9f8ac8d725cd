import { assignApiProject } from "@/lib/transport/api/manage-project";
import { apiRoute } from "@/lib/transport/route";

interface Params {
  projectId: string;
  userId: string;
}

export const PUT = apiRoute<Params>((ctx, { params }) => assignApiProject(ctx, params, true));
export const DELETE = apiRoute<Params>((ctx, { params }) => assignApiProject(ctx, params, false));
