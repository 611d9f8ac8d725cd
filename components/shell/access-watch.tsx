"use client";

import { useWorkspaceEvents } from "@/lib/client/use-workspace-events";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";

/** No event of its own: while a page of the workspace is open its stream is, and the page ends with it. */
const ANY = ["workspace.access"];

export function AccessWatch({ address }: { address: WorkspaceAddress }) {
  useWorkspaceEvents(address, ANY, () => undefined);
  return null;
}
