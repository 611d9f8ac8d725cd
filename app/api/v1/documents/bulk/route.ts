import { changeApiDocuments } from "@/lib/transport/api/data-room/change-many";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute((ctx, { request }) => changeApiDocuments(ctx, request));
