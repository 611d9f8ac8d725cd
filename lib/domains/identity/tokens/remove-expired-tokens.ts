import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";

/** After it no token is kept for longer than a day past its end; a sign-up that nobody confirmed goes with it. */
export async function removeExpiredTokens(now = Date.now()): Promise<number> {
  const { count } = await inUnscoped((db) =>
    db.oneTimeToken.deleteMany({
      where: { expiresAt: { lt: new Date(now - 86_400_000) } },
    }),
  );
  return count;
}
