import { removeApiSource } from "@/lib/transport/api/knowledge/bases";
import { apiRoute } from "@/lib/transport/route";

export const DELETE = apiRoute<{ baseId: string; sourceId: string }>((ctx, { params }) => removeApiSource(ctx, params.baseId, params.sourceId));
