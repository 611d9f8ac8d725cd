import { revokeApiShare } from "@/lib/transport/api/sharing/shares";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ linkId: string }>((ctx, { params }) => revokeApiShare(ctx, params.linkId));
