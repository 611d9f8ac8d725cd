import { sendAvatar } from "@/lib/transport/avatar";
import { accountRoute } from "@/lib/transport/route";

export const GET = accountRoute<{ userId: string }>((user, { request, params }) => sendAvatar(user, request, params.userId));
