const person = "019a9f37-3333-7000-8000-000000000003";
const workspace = { id: "019a9f37-2222-7000-8000-000000000002", name: "Main", slug: "main" };
const department = { id: "019a9f37-4444-7000-8000-000000000004", name: "Fire safety" };
const role = "019a9f37-5555-7000-8000-000000000005";
const invitation = "019a9f37-6666-7000-8000-000000000006";

/** Shown in the OpenAPI document and on the page for people. */
export const ORGANIZATION_EXAMPLES = {
  member: {
    id: person,
    name: "Ada Marsh",
    email: "ada@northgate.example",
    role: { role: "member", customRoleId: null, name: "Member" },
    clearance: "confidential",
    status: "active",
    joinedAt: "2026-11-20T09:30:00.000Z",
    lastSeenAt: "2026-11-21T08:10:00.000Z",
    departments: [department],
    workspaces: [{ ...workspace, role: { role: "editor", customRoleId: null, name: "Editor" } }],
  },
  role: {
    id: role,
    role: "custom",
    scope: "organization",
    workspaceId: null,
    name: "People partner",
    description: "Invites people and keeps departments",
    permissions: ["organization:read", "members:read", "members:invite", "departments:read", "departments:assign"],
    members: 2,
    invitations: 0,
    updatedAt: "2026-11-20T09:30:00.000Z",
  },
  department: { ...department, members: 4, createdAt: "2026-11-20T09:30:00.000Z" },
  workspace: {
    ...workspace,
    state: "open",
    members: 7,
    createdAt: "2026-11-20T09:30:00.000Z",
    archivedAt: null,
    deletedAt: null,
    erasedAfter: null,
  },
  invited: { id: invitation, email: "ada@northgate.example", link: null },
  invite: { email: "ada@northgate.example", role: "member", clearance: "internal", workspaces: [{ workspaceId: workspace.id, role: "editor" }] },
} as const;
