import { sendDocument } from "@/lib/transport/send-document";
import { workspaceRoute } from "@/lib/transport/route";

export const GET = workspaceRoute<{ organization: string; workspace: string; documentId: string }>((ctx, { request, params, url }) =>
  sendDocument(ctx, request, {
    documentId: params.documentId,
    versionId: url.searchParams.get("version") ?? undefined,
    as: url.searchParams.get("view") === "html" ? "view" : url.searchParams.has("download") ? "attachment" : "inline",
  }),
);
