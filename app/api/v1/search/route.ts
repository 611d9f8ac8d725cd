import { searchApi } from "@/lib/transport/api/search";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute((ctx, { request }) => searchApi(ctx, request));
