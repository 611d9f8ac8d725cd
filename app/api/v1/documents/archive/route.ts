import { apiRoute, jsonBody } from "@/lib/transport/route";
import { sendArchive } from "@/lib/transport/send-archive";

export const POST = apiRoute(async (ctx, { request }) => sendArchive(ctx, await jsonBody(request)));
