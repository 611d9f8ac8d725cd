import type { CommandResult } from "@/lib/client/use-command";
import { problemOf } from "./problem-of";

/** The bytes themselves: a server action takes no more than 1 MB. */
export async function sendPicture(picture: Blob): Promise<CommandResult<{ avatar: string | null }>> {
  const answer = await fetch("/api/account/avatar", { method: "PUT", headers: { "content-type": "application/octet-stream" }, body: picture });
  if (!answer.ok) return { ok: false, error: await problemOf(answer) };
  return { ok: true, data: (await answer.json()) as { avatar: string | null } };
}
