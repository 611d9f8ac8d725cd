"use server";

import { action } from "@/lib/transport/action";
import { cancelVectors } from "./commands/cancel-vectors";
import { rebuildVectors } from "./commands/rebuild-vectors";

export const rebuildVectorsAction = action(rebuildVectors);
export const cancelVectorsAction = action(cancelVectors);
