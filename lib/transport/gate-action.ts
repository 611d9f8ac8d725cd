import "server-only";
import { cookies, headers } from "next/headers";
import type { z } from "zod";
import { requireDoor } from "@/lib/domains/sharing/contexts";
import type { GateAnswer } from "@/lib/domains/sharing/gate/schema";
import { visitCookie } from "@/lib/domains/sharing/visit-cookie";
import type { ShareDoor } from "@/lib/domains/sharing/visits";
import type { AccountCommand } from "@/lib/kernel/command";
import { settle } from "./action";
import type { Result } from "./result";

/**
 * A step at a share link's gate. Next compares the request's origin with its host before an action runs. The visit's secret goes
 * into the browser's cookie, out of reach of the page's scripts.
 */
export function gateAction<I extends z.ZodType>(bound: AccountCommand<ShareDoor, I, GateAnswer & { secret: string | null }>) {
  return async (token: string, input: z.input<I>): Promise<Result<GateAnswer>> =>
    settle(async () => {
      const door = await requireDoor(token, await headers());
      const { secret, ...answer } = await bound.execute(door, input);
      if (secret !== null) (await cookies()).set(visitCookie(door.link.id, secret));
      return answer;
    });
}
