import { listApiTags } from "@/lib/transport/api/data-room/filters-and-tags";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute((ctx, { url }) => listApiTags(ctx, url.searchParams));
