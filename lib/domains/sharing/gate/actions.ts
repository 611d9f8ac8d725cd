"use server";

import { gateAction } from "@/lib/transport/gate-action";
import { acceptAgreement } from "./commands/accept-agreement";
import { enterPassword } from "./commands/enter-password";
import { enterRoom } from "./commands/enter-room";
import { giveEmail } from "./commands/give-email";
import { proveEmail } from "./commands/prove-email";

export const giveEmailAction = gateAction(giveEmail);
export const proveEmailAction = gateAction(proveEmail);
export const enterPasswordAction = gateAction(enterPassword);
export const acceptAgreementAction = gateAction(acceptAgreement);
export const enterRoomAction = gateAction(enterRoom);
