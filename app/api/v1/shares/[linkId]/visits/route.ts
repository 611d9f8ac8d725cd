import { listApiVisits } from "@/lib/transport/api/sharing/shares";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute<{ linkId: string }>((ctx, { params, url }) => listApiVisits(ctx, params.linkId, url.searchParams));
