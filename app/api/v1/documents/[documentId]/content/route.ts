import { apiRoute } from "@/lib/transport/route";
import { sendDocument } from "@/lib/transport/send-document";

export const GET = apiRoute<{ documentId: string }>((ctx, { request, params, url }) =>
  sendDocument(ctx, request, { documentId: params.documentId, versionId: url.searchParams.get("version") ?? undefined, as: "attachment" }),
);
