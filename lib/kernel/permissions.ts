interface PermissionFacts {
  /** organization: about the whole; workspace: in one workspace, or in every one when an organization's role holds it. */
  scope: "organization" | "workspace";
  group: string;
  label: string;
}

const organization = <G extends string, L extends string>(group: G, label: L) => ({ scope: "organization", group, label }) as const;
const workspace = <G extends string, L extends string>(group: G, label: L) => ({ scope: "workspace", group, label }) as const;

/** The only list of permissions. `resource:action`; a role is a set of them. */
export const PERMISSIONS = {
  "organization:read": organization("Organization", "See the organization"),
  "organization:update": organization("Organization", "Rename the organization and set its jurisdiction"),
  "organization:security": organization("Organization", "Require a second factor, allow and deny addresses"),
  "organization:archive": organization("Organization", "Archive and restore the organization"),
  "organization:delete": organization("Organization", "Delete the organization"),
  "organization:transfer": organization("Organization", "Hand over ownership"),
  "workspaces:read": organization("Workspaces", "See all workspaces"),
  "workspaces:create": organization("Workspaces", "Create workspaces"),
  "workspaces:update": organization("Workspaces", "Rename any workspace"),
  "workspaces:archive": organization("Workspaces", "Archive and restore workspaces"),
  "workspaces:delete": organization("Workspaces", "Delete workspaces"),
  "members:read": organization("Members", "See members, their roles and clearance"),
  "members:invite": organization("Members", "Invite members"),
  "members:changeRole": organization("Members", "Change members' roles"),
  "members:changeClearance": organization("Members", "Change members' clearance"),
  "members:suspend": organization("Members", "Suspend and reactivate members"),
  "members:remove": organization("Members", "Remove members"),
  "members:endSessions": organization("Members", "Sign members out everywhere"),
  "guests:invite": organization("Members", "Invite guests to one workspace"),
  "invitations:read": organization("Invitations", "See open invitations"),
  "invitations:revoke": organization("Invitations", "Resend and revoke invitations"),
  "departments:read": organization("Departments", "See departments"),
  "departments:create": organization("Departments", "Create departments"),
  "departments:update": organization("Departments", "Rename departments"),
  "departments:delete": organization("Departments", "Delete departments"),
  "departments:assign": organization("Departments", "Add and remove department members"),
  "roles:read": organization("Roles", "See roles and what they allow"),
  "roles:create": organization("Roles", "Create custom roles"),
  "roles:update": organization("Roles", "Change custom roles"),
  "roles:delete": organization("Roles", "Delete custom roles"),
  "audit:read": organization("Audit", "Read the audit log"),
  "audit:verify": organization("Audit", "Verify the audit log's chain"),
  "access:viewAs": organization("Access reviews", "See what another member sees"),
  "access:requestBreakGlass": organization("Access reviews", "Ask to read a private conversation"),
  "access:approveBreakGlass": organization("Access reviews", "Approve reading a private conversation"),
  "models:read": organization("Models", "See model providers, their health and what they cost"),
  "models:manage": organization("Models", "Add, change, order and remove model providers"),
  "workspace:read": workspace("Workspace", "Open the workspace"),
  "workspace:manage": workspace("Workspace", "Change workspace settings"),
  "workspaceMembers:read": workspace("Workspace members", "See who belongs to the workspace"),
  "workspaceMembers:add": workspace("Workspace members", "Add members to the workspace"),
  "workspaceMembers:changeRole": workspace("Workspace members", "Change roles in the workspace"),
  "workspaceMembers:remove": workspace("Workspace members", "Remove members from the workspace"),
  "workspaceRoles:manage": workspace("Workspace members", "Create and change the workspace's own roles"),
  "projects:read": workspace("Projects", "See projects"),
  "projects:create": workspace("Projects", "Create projects"),
  "projects:update": workspace("Projects", "Rename projects and open or close them"),
  "projects:members": workspace("Projects", "Choose who belongs to a project"),
  "projects:archive": workspace("Projects", "Archive and restore projects"),
  "projects:delete": workspace("Projects", "Remove projects"),
  "documents:read": workspace("Data room", "See and open documents"),
  "documents:upload": workspace("Data room", "Upload documents and versions"),
  "documents:classify": workspace("Data room", "Change a document's sensitivity"),
  "documents:limit": workspace("Data room", "Limit documents to departments"),
  "documents:delete": workspace("Data room", "Move documents to the trash and restore them"),
  "documents:purge": workspace("Data room", "Erase documents for good"),
  "documents:process": workspace("Data room", "Retry and cancel processing"),
  "shares:read": workspace("Share links", "See share links and their visits"),
  "shares:manage": workspace("Share links", "Create, change and revoke share links"),
  "shares:answer": workspace("Share links", "Answer visitors' questions"),
  "shares:publish": workspace("Share links", "Approve and publish answers to visitors"),
  "search:run": workspace("Knowledge", "Search documents"),
  "knowledge:read": workspace("Knowledge", "See knowledge bases and ask in them"),
  "knowledge:manage": workspace("Knowledge", "Create, change, publish and remove knowledge bases"),
  "agents:read": workspace("Agents", "See agents and ask them"),
  "agents:manage": workspace("Agents", "Create, change and remove agents"),
  "chat:ask": workspace("Chat", "Ask questions and keep conversations"),
  "apiKeys:read": workspace("API", "See API keys"),
  "apiKeys:manage": workspace("API", "Create and revoke API keys"),
} as const satisfies Record<string, PermissionFacts>;

export type Permission = keyof typeof PERMISSIONS;

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as Permission[];

export const WORKSPACE_PERMISSIONS = ALL_PERMISSIONS.filter((permission) => PERMISSIONS[permission].scope === "workspace");

export function isPermission(value: string): value is Permission {
  return Object.hasOwn(PERMISSIONS, value);
}

const VIEWER: Permission[] = ["workspace:read", "projects:read", "documents:read", "search:run", "knowledge:read", "agents:read", "chat:ask"];
const EDITOR: Permission[] = [
  ...VIEWER,
  "workspaceMembers:read",
  "projects:create",
  "projects:update",
  "documents:upload",
  "documents:classify",
  "documents:delete",
  "documents:process",
  "shares:read",
  "shares:manage",
  "shares:answer",
  "agents:manage",
  "knowledge:manage",
];

/** Immutable. What a workspace role allows is allowed in that workspace alone. */
export const WORKSPACE_ROLES = { admin: WORKSPACE_PERMISSIONS, editor: EDITOR, viewer: VIEWER } as const satisfies Record<string, readonly Permission[]>;
export type WorkspaceRole = keyof typeof WORKSPACE_ROLES;

const OWNERS_ONLY: readonly Permission[] = ["organization:archive", "organization:delete", "organization:transfer"];

/** Immutable. What an organization role allows in workspaces is allowed in every one of them. A guest belongs to one workspace. */
export const ORGANIZATION_ROLES = {
  owner: ALL_PERMISSIONS,
  admin: ALL_PERMISSIONS.filter((permission) => !OWNERS_ONLY.includes(permission)),
  member: ["organization:read", "departments:read"],
  guest: [],
} as const satisfies Record<string, readonly Permission[]>;
export type OrganizationRole = keyof typeof ORGANIZATION_ROLES;

/** Instead of a system role's name: the permissions stand in the custom role. */
export const CUSTOM_ROLE = "custom";

export interface HeldRoles {
  organizationRole: string;
  workspaceRole: string | null;
  /** Of the custom roles, where one is held. */
  organizationCustom?: readonly string[] | null;
  workspaceCustom?: readonly string[] | null;
}

export function permissionsOf(held: HeldRoles): ReadonlySet<Permission> {
  return new Set([
    ...permissionsOfRole(ORGANIZATION_ROLES, held.organizationRole, held.organizationCustom),
    ...permissionsOfRole(WORKSPACE_ROLES, held.workspaceRole, held.workspaceCustom).filter((permission) => PERMISSIONS[permission].scope === "workspace"),
  ]);
}

/** Unknown names, of roles and of permissions, allow nothing. */
export function permissionsOfRole(roles: Record<string, readonly Permission[]>, role: string | null, custom: readonly string[] | null | undefined): readonly Permission[] {
  if (role === CUSTOM_ROLE) return (custom ?? []).filter(isPermission);
  return role !== null && Object.hasOwn(roles, role) ? (roles[role] ?? []) : [];
}
