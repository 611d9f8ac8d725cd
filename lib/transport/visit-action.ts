import "server-only";
import { cookies, headers } from "next/headers";
import type { z } from "zod";
import { requireDoor, requireVisit } from "@/lib/domains/sharing/contexts";
import type { GateAnswer } from "@/lib/domains/sharing/gate/schema";
import { visitCookie } from "@/lib/domains/sharing/visit-cookie";
import type { ShareContext, ShareDoor } from "@/lib/domains/sharing/visits";
import type { AccountCommand } from "@/lib/kernel/command";
import { settle } from "./action";
import type { Result } from "./result";

/** What an admitted visitor does. Next compares the request's origin with its host before an action runs, and the visit's cookie goes with no other site's request. */
export function visitAction<I extends z.ZodType, O>(bound: AccountCommand<ShareContext, I, O>) {
  return async (token: string, input: z.input<I>): Promise<Result<O>> => settle(async () => bound.execute(await requireVisit(token, await headers()), input));
}

/** A step at the gate. The visit's secret goes into the browser's cookie, out of reach of the page's scripts. */
export function gateAction<I extends z.ZodType>(bound: AccountCommand<ShareDoor, I, GateAnswer & { secret: string | null }>) {
  return async (token: string, input: z.input<I>): Promise<Result<GateAnswer>> =>
    settle(async () => {
      const door = await requireDoor(token, await headers());
      const { secret, ...answer } = await bound.execute(door, input);
      if (secret !== null) (await cookies()).set(visitCookie(door.link.id, secret));
      return answer;
    });
}
