/** The only list of permissions. `resource:action`; a role is a set of them. */
export const PERMISSIONS = {
  "workspace:read": { group: "Workspace", label: "Open the workspace" },
  "workspace:manage": { group: "Workspace", label: "Change workspace settings" },
  "projects:read": { group: "Projects", label: "See projects" },
  "projects:create": { group: "Projects", label: "Create projects" },
  "projects:delete": { group: "Projects", label: "Remove projects" },
  "documents:read": { group: "Data room", label: "See and open documents" },
  "documents:upload": { group: "Data room", label: "Upload documents and versions" },
  "documents:delete": { group: "Data room", label: "Move documents to the trash and restore them" },
  "documents:purge": { group: "Data room", label: "Erase documents for good" },
  "documents:process": { group: "Data room", label: "Retry and cancel processing" },
  "search:run": { group: "Knowledge", label: "Search documents" },
  "chat:ask": { group: "Chat", label: "Ask questions and keep conversations" },
  "apiKeys:read": { group: "API", label: "See API keys" },
  "apiKeys:manage": { group: "API", label: "Create and revoke API keys" },
  "audit:read": { group: "Audit", label: "Read the audit log" },
} as const satisfies Record<string, { group: string; label: string }>;

export type Permission = keyof typeof PERMISSIONS;

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as Permission[];

export function isPermission(value: string): value is Permission {
  return Object.hasOwn(PERMISSIONS, value);
}

const VIEWER: Permission[] = ["workspace:read", "projects:read", "documents:read", "search:run", "chat:ask"];
const EDITOR: Permission[] = [...VIEWER, "projects:create", "documents:upload", "documents:delete", "documents:process"];

export const WORKSPACE_ROLES = { admin: ALL_PERMISSIONS, editor: EDITOR, viewer: VIEWER } as const satisfies Record<string, readonly Permission[]>;
export type WorkspaceRole = keyof typeof WORKSPACE_ROLES;

/** Organization owners and admins act as workspace admins in every workspace. */
const ADMINISTRATORS = ["owner", "admin"];

export function permissionsOf(organizationRole: string, workspaceRole: string | null): ReadonlySet<Permission> {
  if (ADMINISTRATORS.includes(organizationRole)) return new Set(ALL_PERMISSIONS);
  if (workspaceRole !== null && Object.hasOwn(WORKSPACE_ROLES, workspaceRole)) return new Set(WORKSPACE_ROLES[workspaceRole as WorkspaceRole]);
  return new Set();
}
