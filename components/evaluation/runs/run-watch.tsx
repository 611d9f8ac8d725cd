"use client";

import { useLiveRefresh } from "@/lib/client/use-live-refresh";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { EVALUATION_EVENTS } from "../evaluation-events";

/** Keeps the page of a run that is under way current. */
export function RunWatch({ address, busy }: { address: WorkspaceAddress; busy: boolean }) {
  useLiveRefresh(address, EVALUATION_EVENTS, { busy });
  return null;
}
