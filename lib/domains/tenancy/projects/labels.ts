import type { ProjectAccess } from "./schema";

export const PROJECT_ACCESS_LABELS: Record<ProjectAccess, string> = { open: "Everybody in the workspace", members: "Its members only" };
