"use server";

import { action } from "@/lib/transport/action";
import { changeLink } from "./commands/change-link";
import { createLink } from "./commands/create-link";
import { renewAddress } from "./commands/renew-address";
import { revokeLink } from "./commands/revoke-link";

export const createLinkAction = action(createLink);
export const changeLinkAction = action(changeLink);
export const revokeLinkAction = action(revokeLink);
export const renewAddressAction = action(renewAddress);
