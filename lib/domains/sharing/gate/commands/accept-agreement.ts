import "server-only";
import { AppError } from "@/lib/kernel/app-error";
import { accountCommand } from "@/lib/kernel/command";
import { agreementAccepted } from "../../events";
import { assertOpen, type ShareDoor, stepOf } from "../../visits";
import { passGate } from "../pass-gate";
import { acceptAgreementSchema } from "../schema";

/** After it stands recorded that this visitor agreed to this very text, and when. */
export const acceptAgreement = accountCommand({
  name: "sharing.accept-agreement",
  input: acceptAgreementSchema,
  run: async (door: ShareDoor, { agreementHash }) => {
    assertOpen(door);
    if (stepOf(door) !== "agreement") return { step: stepOf(door), secret: null };
    if (agreementHash !== door.link.agreementHash) throw new AppError("stale", { userMessage: "The text has changed since you opened this page. Read it again; nothing was recorded." });
    return passGate(door, (tx, { email }) => ({
      changes: { agreedAt: new Date(), agreementHash },
      record: (visitId) => tx.record(agreementAccepted, { linkId: door.link.id, visitId, email, agreementHash }),
    }));
  },
});
