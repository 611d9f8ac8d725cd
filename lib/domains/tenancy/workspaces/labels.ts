import type { WorkspaceState } from "./schema";

export const WORKSPACE_STATE_LABELS: Record<WorkspaceState, string> = { open: "Open", archived: "Archived", deleted: "In the trash" };
