import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { requireVisit } from "@/lib/domains/sharing/contexts";
import type { ShareContext } from "@/lib/domains/sharing/visits";
import type { AccountCommand } from "@/lib/kernel/command";
import { settle } from "./action";
import type { Result } from "./result";

/** What an admitted visitor does. Next compares the request's origin with its host before an action runs, and the visit's cookie goes with no other site's request. */
export function visitAction<I extends z.ZodType, O>(bound: AccountCommand<ShareContext, I, O>) {
  return async (token: string, input: z.input<I>): Promise<Result<O>> => settle(async () => bound.execute(await requireVisit(token, await headers()), input));
}
