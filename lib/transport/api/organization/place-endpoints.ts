import "server-only";
import { empty, type Endpoint, failures, idempotency, json, JSON_TYPE, params, problem } from "../endpoint";
import { listOf } from "../schemas";
import { ORGANIZATION_EXAMPLES as EXAMPLES } from "./organization-examples";
import * as org from "./organization-schemas";

const roleId = params("roleId");
const workspaceId = params("workspaceId");

const roles: Endpoint[] = [
  {
    id: "listRoles", method: "get", path: "/roles", tag: "Roles", permission: "roles:read", secured: true, summary: "List roles and what they allow", description: "First those that every organization has and nobody can change.", query: org.listRolesQuery,
    answers: { 200: json("A page", listOf(org.roleSchema)), ...failures(problem, 400) },
  },
  {
    id: "createRole", method: "post", path: "/roles", tag: "Roles", permission: "roles:create", secured: true, summary: "Create a custom role", description: "It can allow no more than the key does.", headers: idempotency,
    body: { contentType: JSON_TYPE, schema: org.createRoleBody, example: { scope: "organization", name: EXAMPLES.role.name, permissions: EXAMPLES.role.permissions } },
    answers: { 201: json("Created", org.roleSchema, EXAMPLES.role), ...failures(problem, 400, 409, 413) },
  },
  {
    id: "updateRole", method: "patch", path: "/roles/{roleId}", tag: "Roles", permission: "roles:update", secured: true, summary: "Change a custom role", description: "What is left out stays. It holds for everybody who has the role, from the next request on.", params: roleId,
    body: { contentType: JSON_TYPE, schema: org.updateRoleBody },
    answers: { 200: json("The role as it is now", org.roleSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "deleteRole", method: "delete", path: "/roles/{roleId}", tag: "Roles", permission: "roles:delete", secured: true, summary: "Delete a custom role", description: "One that somebody holds or is invited to stays.", params: roleId,
    answers: { ...empty, ...failures(problem, 404, 409) },
  },
];

const workspaces: Endpoint[] = [
  {
    id: "listWorkspaces", method: "get", path: "/workspaces", tag: "Workspaces", permission: "workspaces:read", secured: true, summary: "List the organization's workspaces", query: org.listWorkspacesQuery,
    answers: { 200: json("A page", listOf(org.workspaceSchema)), ...failures(problem, 400) },
  },
  {
    id: "createWorkspace", method: "post", path: "/workspaces", tag: "Workspaces", permission: "workspaces:create", secured: true, summary: "Create a workspace", description: "The key's maker becomes its admin. A key opens the workspace it was made in, not this one.", headers: idempotency,
    body: { contentType: JSON_TYPE, schema: org.createWorkspaceBody, example: { name: "Harbour Works" } },
    answers: { 201: json("Created", org.workspaceSchema, EXAMPLES.workspace), ...failures(problem, 400, 409, 413) },
  },
  {
    id: "getWorkspace", method: "get", path: "/workspaces/{workspaceId}", tag: "Workspaces", permission: "workspaces:read", secured: true, summary: "One workspace", params: workspaceId,
    answers: { 200: json("The workspace", org.workspaceSchema), ...failures(problem, 404) },
  },
  {
    id: "updateWorkspace", method: "patch", path: "/workspaces/{workspaceId}", tag: "Workspaces", permission: "workspaces:update", secured: true, summary: "Rename a workspace", description: "Its address stays.", params: workspaceId,
    body: { contentType: JSON_TYPE, schema: org.updateWorkspaceBody },
    answers: { 200: json("The workspace as it is now", org.workspaceSchema), ...failures(problem, 400, 404, 413) },
  },
  {
    id: "deleteWorkspace", method: "delete", path: "/workspaces/{workspaceId}", tag: "Workspaces", permission: "workspaces:delete", secured: true, summary: "Move a workspace to the trash", description: "Closed at once, restorable for 30 days, then erased. A key of this workspace opens nothing from then on.", params: workspaceId, query: org.deleteWorkspaceQuery,
    answers: { 200: json("In the trash", org.workspaceSchema), ...failures(problem, 400, 404) },
  },
  {
    id: "archiveWorkspace", method: "post", path: "/workspaces/{workspaceId}/archive", tag: "Workspaces", permission: "workspaces:archive", secured: true, summary: "Archive a workspace", description: "Nobody gets in until it is restored; nothing is erased.", params: workspaceId, headers: idempotency,
    answers: { 200: json("Archived", org.workspaceSchema), ...failures(problem, 400, 404, 409) },
  },
  {
    id: "restoreWorkspace", method: "post", path: "/workspaces/{workspaceId}/restore", tag: "Workspaces", permission: "workspaces:archive", secured: true, summary: "Restore a workspace", description: "From the trash it needs workspaces:delete too.", params: workspaceId, headers: idempotency,
    answers: { 200: json("Open again", org.workspaceSchema), ...failures(problem, 400, 404, 409, 410) },
  },
];

export const PLACE_ENDPOINTS: readonly Endpoint[] = [...roles, ...workspaces];
