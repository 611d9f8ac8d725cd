import { workspaceRoute } from "@/lib/transport/route";
import { archiveForm, archiveInput, checkArchive, sendArchive } from "@/lib/transport/send-archive";

/** No GET: a link on another site would put a download into the log that nobody asked for. */
export const POST = workspaceRoute<{ organization: string; workspace: string }>(async (ctx, { request }) => {
  const fields = await archiveForm(request);
  return fields.has("check") ? checkArchive(ctx, archiveInput(fields)) : sendArchive(ctx, archiveInput(fields));
});
