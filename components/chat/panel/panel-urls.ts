import { workspacePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";

export function panelUrl(address: WorkspaceAddress, conversationId?: string): string {
  return `/api/panels${workspacePath(address)}${conversationId ? `/${conversationId}` : ""}`;
}

export function newPanelPath(address: WorkspaceAddress): string {
  return workspacePath(address, "/ask/panel");
}
