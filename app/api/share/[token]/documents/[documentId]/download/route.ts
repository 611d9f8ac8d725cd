import { requireVisit } from "@/lib/domains/sharing/contexts";
import { sendSharedDocument } from "@/lib/transport/send-shared";
import { shareRoute } from "@/lib/transport/share-route";

export const GET = shareRoute<{ token: string; documentId: string }>((share, { request, params }) =>
  sendSharedDocument(share, { request, documentId: params.documentId, stillOpen: () => requireVisit(params.token, request.headers) }),
);
