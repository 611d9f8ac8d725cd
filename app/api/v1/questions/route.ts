import { listApiQuestions } from "@/lib/transport/api/sharing/questions";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute((ctx, { url }) => listApiQuestions(ctx, url.searchParams));
