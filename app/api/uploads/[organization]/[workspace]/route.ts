import { receiveUpload } from "@/lib/transport/upload";
import { workspaceRoute } from "@/lib/transport/route";

export const PUT = workspaceRoute<{ organization: string; workspace: string }>(async (ctx, { request, url }) => {
  const result = await receiveUpload(ctx, request, url.searchParams);
  return Response.json(result, { status: result.duplicate ? 200 : 201 });
});
