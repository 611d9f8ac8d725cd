import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { endSession } from "@/lib/domains/identity/commands/end-session";
import { currentUser } from "@/lib/domains/tenancy/contexts";

/** Ends the session row, drops the cookies and goes to the sign-in page. */
export async function signOut(): Promise<void> {
  const user = await currentUser();
  if (user) await endSession.execute(user, { sessionId: user.sessionId });
  const store = await cookies();
  for (const cookie of store.getAll()) if (cookie.name.includes("next-auth.session-token")) store.delete(cookie.name);
  redirect("/sign-in");
}
