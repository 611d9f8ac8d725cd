import { sendSharedPage } from "@/lib/transport/send-shared";
import { shareRoute } from "@/lib/transport/share-route";

export const GET = shareRoute<{ token: string; documentId: string; page: string }>((share, { request, params, url }) =>
  sendSharedPage(share, { request, documentId: params.documentId, page: params.page, width: url.searchParams.get("width") }),
);
