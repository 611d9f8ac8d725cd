import { changeApiDocuments } from "@/lib/transport/api/data-room/change-documents";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute((ctx, { request }) => changeApiDocuments(ctx, request));
