import "server-only";
import { verifyPassword } from "@/lib/adapters/password/argon2";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import { assertOpen, type ShareDoor, stepOf } from "../../visits";
import { passGate } from "../pass-gate";
import { enterPasswordSchema } from "../schema";

const WRONG = "This is not the link's password. Check it, or ask the person who sent you the link.";

function wrong(): AppError {
  return new AppError("invalid_credentials", { userMessage: WRONG, fields: { password: WRONG } });
}

/** After it the visit has passed the password that the link has now. */
export const enterPassword = accountCommand({
  name: "sharing.enter-password",
  input: enterPasswordSchema,
  run: async (door: ShareDoor, { password }) => {
    assertOpen(door);
    if (stepOf(door) !== "password") return { step: stepOf(door), secret: null };
    const { id, passwordHash } = door.link;
    await consumeLimit("share-password", `${id}:${addressKey(door.ip)}`);
    if (!(await verifyPassword(password, passwordHash))) throw wrong();
    return passGate(door, async (tx) => {
      // It may have been changed while it was compared.
      const same = await tx.db.shareLink.count({ where: { id, passwordHash } });
      return same === 1 ? { changes: { passwordAt: new Date() } } : { changes: {}, refusal: wrong() };
    });
  },
});
