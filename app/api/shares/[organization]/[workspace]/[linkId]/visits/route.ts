import { idParam } from "@/lib/transport/params";
import { workspaceRoute } from "@/lib/transport/route";
import { sendVisits } from "@/lib/transport/send-visits";

export const GET = workspaceRoute<{ organization: string; workspace: string; linkId: string }>((ctx, { params }) => sendVisits(ctx, idParam(params.linkId, "link")));
