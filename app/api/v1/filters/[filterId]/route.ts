import { deleteApiFilter } from "@/lib/transport/api/data-room/filters-and-tags";
import { apiRoute } from "@/lib/transport/route";

export const DELETE = apiRoute<{ filterId: string }>((ctx, { params }) => deleteApiFilter(ctx, params.filterId));
