import { acceptApiSuggestion } from "@/lib/transport/api/suggestions";
import { apiRoute } from "@/lib/transport/route";

export const POST = apiRoute<{ documentId: string }>((ctx, { request, params }) => acceptApiSuggestion(ctx, request, params.documentId));
