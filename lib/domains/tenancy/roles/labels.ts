import { CUSTOM_ROLE, type OrganizationRole, type WorkspaceRole } from "@/lib/kernel/permissions";

export const ORGANIZATION_ROLE_LABELS: Record<OrganizationRole, string> = { owner: "Owner", admin: "Admin", member: "Member", guest: "Guest" };

export const WORKSPACE_ROLE_LABELS: Record<WorkspaceRole, string> = { admin: "Workspace admin", editor: "Editor", viewer: "Viewer" };

export const ROLE_HINTS: Record<OrganizationRole | `workspace-${WorkspaceRole}`, string> = {
  owner: "Everything, with ending and handing over the organization",
  admin: "Everything in every workspace, but not ending or handing over the organization",
  member: "What the workspaces he is added to allow",
  guest: "One workspace and nothing of the organization",
  "workspace-admin": "Everything in the workspace, its members and settings included",
  "workspace-editor": "Reads, uploads, classifies and deletes documents, and asks",
  "workspace-viewer": "Reads documents and asks",
};

/** What a role is called where its holder is listed. */
export function roleLabel(scope: "organization" | "workspace", role: string, customName: string | null): string {
  if (role === CUSTOM_ROLE) return customName ?? "Custom role";
  const labels: Record<string, string> = scope === "organization" ? ORGANIZATION_ROLE_LABELS : WORKSPACE_ROLE_LABELS;
  return Object.hasOwn(labels, role) ? (labels[role] ?? role) : role;
}
