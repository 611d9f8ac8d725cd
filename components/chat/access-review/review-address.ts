import { withQuery, workspacePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";

export interface ReviewPlace {
  address: WorkspaceAddress;
  member: string;
}

/** A review is an address: whom, what was searched or asked, which page. */
export function reviewPath(address: WorkspaceAddress, values: { member?: string; show?: string; page?: number; q?: string; ask?: string }): string {
  const { page, show, ...rest } = values;
  return withQuery(workspacePath(address, "/settings/access"), { ...rest, show: show === "hidden" ? show : null, page: page && page > 1 ? page : null });
}
