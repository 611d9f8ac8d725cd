import "server-only";
import { Readable } from "node:stream";
import { avatarStorage } from "@/lib/adapters/storage/avatar-storage";
import { pictureTooLarge, replaceAvatar } from "@/lib/domains/identity/profile/commands/replace-avatar";
import { getAvatarKey } from "@/lib/domains/identity/profile/queries/get-profile";
import { AVATAR_BYTES } from "@/lib/domains/identity/profile/schema";
import type { UserContext } from "@/lib/kernel/context";
import { idParam } from "./params";
import { readBody } from "./route";

/** The raw bytes of a picture; no more of them is read than a picture may have. */
export async function receiveAvatar(user: UserContext, request: Request): Promise<{ avatar: string | null }> {
  if (Number(request.headers.get("content-length") ?? 0) > AVATAR_BYTES) throw pictureTooLarge();
  const picture = await readBody(request, AVATAR_BYTES);
  if (!picture) throw pictureTooLarge();
  return replaceAvatar.execute(user, { picture });
}

/** A colleague's or one's own picture; anybody else's is not there. */
export async function sendAvatar(user: UserContext, request: Request, userId: string): Promise<Response> {
  const key = await getAvatarKey(user.userId, idParam(userId, "picture"));
  const etag = `"${key.slice(-36)}"`;
  const headers = new Headers({
    etag,
    "content-type": "image/webp",
    "content-disposition": "inline",
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    // Asked again each time: who stops being a colleague stops seeing it.
    "cache-control": "private, no-cache",
  });
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(Readable.toWeb(await avatarStorage().get(key)) as ReadableStream, { headers });
}
