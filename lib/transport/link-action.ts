import "server-only";
import { cookies } from "next/headers";
import type { z } from "zod";
import { linkCookie } from "@/lib/adapters/auth/link-cookie";
import type { AccountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { accountAction } from "./action";
import type { Result } from "./result";

/** The command's token goes with the browser to the provider and back, out of reach of the page's scripts. */
export function linkAction<I extends z.ZodType>(bound: AccountCommand<UserContext, I, { token: string }>) {
  const start = accountAction(bound);
  return async (input: z.input<I>): Promise<Result<null>> => {
    const result = await start(input);
    if (!result.ok) return result;
    (await cookies()).set(linkCookie(result.data.token));
    return { ok: true, data: null };
  };
}
