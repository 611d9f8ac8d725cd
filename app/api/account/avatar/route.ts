import { receiveAvatar } from "@/lib/transport/avatar";
import { accountRoute } from "@/lib/transport/route";

export const PUT = accountRoute((user, { request }) => receiveAvatar(user, request));
