import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { endSession } from "@/lib/domains/identity/sessions/commands/end-session";
import { currentUser } from "@/lib/domains/tenancy/contexts";
import type { AccountCommand } from "@/lib/kernel/command";
import type { UserContext } from "@/lib/kernel/context";
import { accountAction } from "./action";
import type { Result } from "./result";

/** Ends the session row, drops the cookies and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  const user = await currentUser();
  if (user) await endSession.execute(user, { sessionId: user.sessionId });
  await dropSessionCookies();
  redirect("/sign-in");
}

/** For what ends the account: once done, this browser carries no session either. */
export function leavingAction<I extends z.ZodType, O>(bound: AccountCommand<UserContext, I, O>) {
  const run = accountAction(bound);
  return async (input: z.input<I>): Promise<Result<O>> => {
    const result = await run(input);
    if (result.ok) await dropSessionCookies();
    return result;
  };
}

async function dropSessionCookies(): Promise<void> {
  const store = await cookies();
  for (const cookie of store.getAll()) if (cookie.name.includes("next-auth.session-token")) store.delete(cookie.name);
}
