import "server-only";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import { isInvited } from "../../policy";
import { assertOpen, type ShareDoor, stepOf } from "../../visits";
import { codeStands, isCode } from "../code";
import { passGate } from "../pass-gate";
import { proveEmailSchema } from "../schema";

const NO_CODE = "This code does not work any more: it was used, has expired or was tried too often. Ask for a new one.";
const WRONG = "This is not the code from the newest mail. Check it and try again; after five tries it stops working.";

/** After it the visit carries the address that the code was mailed to, proved. A code is good once, for ten minutes and five tries, at the visit that asked for it. */
export const proveEmail = accountCommand({
  name: "sharing.prove-email",
  input: proveEmailSchema,
  run: async (door: ShareDoor, { code }) => {
    assertOpen(door);
    if (stepOf(door) !== "email") return { step: stepOf(door), secret: null };
    if (!door.visit) throw new AppError("gone", { userMessage: NO_CODE });
    return passGate(door, (_, visit) => {
      const email = visit.codeEmail;
      if (!codeStands(visit) || email === null) return { changes: {}, refusal: new AppError("gone", { userMessage: NO_CODE }) };
      // Of who is not invited even the right code is wrong, in the same words.
      if (!isCode(visit, code) || !isInvited(door.link, email)) {
        return { changes: { codeTries: { increment: 1 } }, refusal: new AppError("invalid_credentials", { userMessage: WRONG, fields: { code: WRONG } }) };
      }
      return { changes: { email, emailVerifiedAt: new Date(), codeEmail: null, codeSealed: null, codeExpiresAt: null } };
    });
  },
});
