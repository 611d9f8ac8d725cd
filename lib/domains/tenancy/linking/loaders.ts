import "server-only";
import { inUnscoped } from "@/lib/db/unscoped";
import { listIdentities } from "@/lib/domains/identity/linking/queries";
import type { LinkedIdentityDto } from "@/lib/domains/identity/linking/schema";
import { canLoseOne, countWaysIn } from "@/lib/domains/identity/sign-in/ways-in";
import { loadOrNotFound } from "@/lib/transport/loader";
import { requireUser } from "../contexts";

/** OAuth accounts and wallets of the signed-in person. `canUnlink`: another way in would be left. */
export function loadLinkedIdentities(): Promise<{ identities: LinkedIdentityDto[]; canUnlink: boolean }> {
  return loadOrNotFound(async () => {
    const { userId } = await requireUser();
    const ways = await inUnscoped((db) => countWaysIn(db, userId));
    return { identities: await listIdentities(userId), canUnlink: canLoseOne(ways) };
  });
}
