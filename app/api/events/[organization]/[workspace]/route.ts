import { eventStream } from "@/lib/transport/event-stream";
import { workspaceRoute } from "@/lib/transport/route";

export const GET = workspaceRoute<{ organization: string; workspace: string }>((ctx, { request }) => eventStream(ctx, request));
