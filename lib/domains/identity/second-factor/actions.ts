"use server";

import { accountAction } from "@/lib/transport/action";
import { confirmSecondFactor } from "./commands/confirm-second-factor";
import { disableSecondFactor } from "./commands/disable-second-factor";
import { renewRecoveryCodes } from "./commands/renew-recovery-codes";
import { startSecondFactor } from "./commands/start-second-factor";

export const startSecondFactorAction = accountAction(startSecondFactor);
export const confirmSecondFactorAction = accountAction(confirmSecondFactor);
export const disableSecondFactorAction = accountAction(disableSecondFactor);
export const renewRecoveryCodesAction = accountAction(renewRecoveryCodes);
