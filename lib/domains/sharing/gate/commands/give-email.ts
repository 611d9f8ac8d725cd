import "server-only";
import { randomInt } from "node:crypto";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { seal } from "@/lib/adapters/encryption/secret-box";
import { queueCode } from "@/lib/domains/identity/mail/queue-code";
import { accountCommand } from "@/lib/kernel/command";
import { hasGuestList, isInvited } from "../../policy";
import { assertOpen, type ShareDoor, stepOf } from "../../visits";
import { CODE_MINUTES, CODE_PURPOSE } from "../code";
import { passGate } from "../pass-gate";
import { giveEmailSchema } from "../schema";

/** After it a code that proves the address is on its way, if it is invited; what is done, answered and spent is the same if not. Without a guest list the address is noted as given. */
export const giveEmail = accountCommand({
  name: "sharing.give-email",
  input: giveEmailSchema,
  run: async (door: ShareDoor, { email }) => {
    assertOpen(door);
    if (stepOf(door) !== "email") return { step: stepOf(door), secret: null };
    if (!hasGuestList(door.link)) return passGate(door, () => ({ changes: { email, emailVerifiedAt: null } }));
    await consumeLimit("mail-address", addressKey(door.ip));
    await consumeLimit("mail-recipient", email);
    const code = String(randomInt(1_000_000)).padStart(6, "0");
    const expiresAt = new Date(Date.now() + CODE_MINUTES * 60_000);
    const passed = await passGate(door, () => ({ changes: { codeEmail: email, codeSealed: seal(code, CODE_PURPOSE), codeExpiresAt: expiresAt, codeTries: 0 } }));
    const { makerName, organizationName } = door.link;
    await queueCode({ to: email, code, makerName, organizationName, invited: isInvited(door.link, email) });
    return { ...passed, codeSent: true };
  },
});
