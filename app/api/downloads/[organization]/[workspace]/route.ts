import { workspaceRoute } from "@/lib/transport/route";
import { archiveForm, archiveInput, checkArchive, sendArchive } from "@/lib/transport/send-archive";

interface Place {
  organization: string;
  workspace: string;
}

export const GET = workspaceRoute<Place>((ctx, { url }) => sendArchive(ctx, archiveInput(url.searchParams)));

export const POST = workspaceRoute<Place>(async (ctx, { request }) => {
  const fields = await archiveForm(request);
  return fields.has("check") ? checkArchive(ctx, archiveInput(fields)) : sendArchive(ctx, archiveInput(fields));
});
