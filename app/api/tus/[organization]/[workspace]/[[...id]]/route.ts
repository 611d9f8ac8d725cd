import { answerTus } from "@/lib/transport/resumable-upload";
import { workspaceRoute } from "@/lib/transport/route";

const answer = workspaceRoute<{ organization: string; workspace: string; id?: string[] }>((ctx, { request, params, url }) =>
  answerTus(ctx, request, url, params.id?.join("/")),
);

export { answer as OPTIONS, answer as GET, answer as HEAD, answer as POST, answer as PATCH, answer as DELETE };
