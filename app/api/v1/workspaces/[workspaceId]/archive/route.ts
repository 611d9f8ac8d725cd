import { archiveApiWorkspace } from "@/lib/transport/api/organization/workspaces";

export const POST = archiveApiWorkspace;
