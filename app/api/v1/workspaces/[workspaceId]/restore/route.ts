import { restoreApiWorkspace } from "@/lib/transport/api/organization/workspaces";

export const POST = restoreApiWorkspace;
