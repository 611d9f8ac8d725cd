import "server-only";
import { checkPasskey } from "@/lib/adapters/passkeys/passkeys";
import type { UnscopedTx } from "@/lib/db/unscoped";
import { spendChallenge } from "./challenge";
import type { PasskeyAnswer } from "./schema";

/** Outcome of an answer: whose passkey it was, or whose it claimed to be when it does not hold. */
export type TakenPasskey = { holds: true; userId: string; name: string } | { holds: false; userId: string | null };

/** The challenge is used up whether or not the answer holds. Its counter must have moved on, where the passkey counts. */
export async function takePasskey(
  db: UnscopedTx,
  use: { use: "confirm"; userId: string } | { use: "sign-in"; userId: null },
  answer: PasskeyAnswer,
): Promise<TakenPasskey> {
  const challenge = await spendChallenge(db, use, answer.response.clientDataJSON);
  const select = { id: true, userId: true, name: true, credentialId: true, publicKey: true, counter: true, transports: true } as const;
  const passkey = await db.passkey.findUnique({ where: { credentialId: answer.id }, select });
  if (!challenge || !passkey || (use.userId && passkey.userId !== use.userId)) return { holds: false, userId: null };
  const { userHandle, ...response } = answer.response;
  if (userHandle && Buffer.from(userHandle, "base64url").toString("utf8") !== passkey.userId) return { holds: false, userId: null };
  const checked = await checkPasskey({ ...answer, response }, challenge, passkey);
  if (!checked) return { holds: false, userId: passkey.userId };
  const { count } = await db.passkey.updateMany({
    where: { id: passkey.id, counter: passkey.counter },
    data: { counter: checked.counter, backedUp: checked.backedUp, lastUsedAt: new Date() },
  });
  return count === 1 ? { holds: true, userId: passkey.userId, name: passkey.name } : { holds: false, userId: passkey.userId };
}
