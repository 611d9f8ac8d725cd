"use server";

import { action } from "@/lib/transport/action";
import { pinVersion } from "./commands/pin-version";
import { restoreVersion } from "./commands/restore-version";
import { unpinVersion } from "./commands/unpin-version";
import { verifyDocument } from "./commands/verify-document";

export const restoreVersionAction = action(restoreVersion);
export const pinVersionAction = action(pinVersion);
export const unpinVersionAction = action(unpinVersion);
export const verifyDocumentAction = action(verifyDocument);
