import { listApiFilters, saveApiFilter } from "@/lib/transport/api/data-room/filters-and-tags";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute((ctx) => listApiFilters(ctx));
export const POST = apiRoute((ctx, { request }) => saveApiFilter(ctx, request));
