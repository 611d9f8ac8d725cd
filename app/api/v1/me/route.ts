import { getMe } from "@/lib/transport/api/me";
import { apiRoute } from "@/lib/transport/route";

export const GET = apiRoute((ctx) => getMe(ctx));
