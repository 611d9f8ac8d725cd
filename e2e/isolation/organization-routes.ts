import { account, type Expectation, type Ids, key } from "./expectation";

/** Of the organization: a viewer's key is refused before anything is looked up. */
const closed = (calls: (ids: Ids) => ReturnType<Expectation["calls"]>) => key(calls, "forbidden");

/** Routes about people and places, and about a person's own account. */
export const ORGANIZATION_ROUTES: Record<string, Expectation> = {
  "PUT /api/account/avatar": account(() => [{ at: "/avatar", bytes: "No picture." }]),
  "POST /api/account/export": account(() => [{ at: "/export" }]),
  "GET /api/avatars/[userId]": account(({ userId }) => [{ at: `/${userId}` }]),
  "GET /api/v1/members": closed(({ departmentId, workspaceId }) => [
    { at: "/members" },
    { at: `/members?departmentId=${departmentId}` },
    { at: `/members?workspaceId=${workspaceId}` },
  ]),
  "GET /api/v1/members/[userId]": closed(({ userId }) => [{ at: `/members/${userId}` }]),
  "PATCH /api/v1/members/[userId]": closed(({ userId, roleId }) => [
    { at: `/members/${userId}`, json: { clearance: "public" } },
    { at: `/members/${userId}`, json: { suspended: true } },
    { at: `/members/${userId}`, json: { role: "custom", customRoleId: roleId } },
  ]),
  "DELETE /api/v1/members/[userId]": closed(({ userId }) => [{ at: `/members/${userId}` }]),
  "GET /api/v1/model-providers": closed(() => [{ at: "/model-providers" }]),
  "GET /api/v1/model-providers/[providerId]": closed(({ roleId }) => [{ at: `/model-providers/${roleId}` }]),
  "GET /api/v1/usage": closed(() => [{ at: "/usage" }, { at: "/usage?from=2026-11-01&to=2026-11-30" }]),
  "GET /api/v1/roles": closed(() => [{ at: "/roles" }]),
  "POST /api/v1/roles": closed(() => [{ at: "/roles", json: { scope: "workspace", name: "Asker", permissions: ["chat:ask"] } }]),
  "PATCH /api/v1/roles/[roleId]": closed(({ roleId }) => [{ at: `/roles/${roleId}`, json: { name: "Mine" } }]),
  "DELETE /api/v1/roles/[roleId]": closed(({ roleId }) => [{ at: `/roles/${roleId}` }]),
  "GET /api/v1/departments": closed(() => [{ at: "/departments" }]),
  "POST /api/v1/departments": closed(() => [{ at: "/departments", json: { name: "Legal" } }]),
  "PATCH /api/v1/departments/[departmentId]": closed(({ departmentId }) => [{ at: `/departments/${departmentId}`, json: { name: "Mine" } }]),
  "DELETE /api/v1/departments/[departmentId]": closed(({ departmentId }) => [{ at: `/departments/${departmentId}` }]),
  "PUT /api/v1/departments/[departmentId]/members/[userId]": closed(({ departmentId, userId }) => [
    { at: `/departments/${departmentId}/members/${userId}` },
  ]),
  "DELETE /api/v1/departments/[departmentId]/members/[userId]": closed(({ departmentId, userId }) => [
    { at: `/departments/${departmentId}/members/${userId}` },
  ]),
  "GET /api/v1/invitations": closed(() => [{ at: "/invitations" }]),
  "POST /api/v1/invitations": closed(({ departmentId, workspaceId }) => [
    { at: "/invitations", json: { role: "member", departmentIds: [departmentId] } },
    { at: "/invitations", json: { role: "member", workspaces: [{ workspaceId, role: "viewer" }] } },
  ]),
  "DELETE /api/v1/invitations/[invitationId]": closed(({ invitationId }) => [{ at: `/invitations/${invitationId}` }]),
  "POST /api/v1/invitations/[invitationId]/resend": closed(({ invitationId }) => [{ at: `/invitations/${invitationId}/resend` }]),
  "GET /api/v1/workspaces": closed(() => [{ at: "/workspaces" }]),
  "POST /api/v1/workspaces": closed(() => [{ at: "/workspaces", json: { name: "Mine" } }]),
  "GET /api/v1/workspaces/[workspaceId]": closed(({ workspaceId }) => [{ at: `/workspaces/${workspaceId}` }]),
  "PATCH /api/v1/workspaces/[workspaceId]": closed(({ workspaceId }) => [{ at: `/workspaces/${workspaceId}`, json: { name: "Mine" } }]),
  "DELETE /api/v1/workspaces/[workspaceId]": closed(({ workspaceId }) => [{ at: `/workspaces/${workspaceId}?confirmation=Main` }]),
  "POST /api/v1/workspaces/[workspaceId]/archive": closed(({ workspaceId }) => [{ at: `/workspaces/${workspaceId}/archive` }]),
  "POST /api/v1/workspaces/[workspaceId]/restore": closed(({ workspaceId }) => [{ at: `/workspaces/${workspaceId}/restore` }]),
  "PATCH /api/v1/projects/[projectId]": closed(({ projectId }) => [{ at: `/projects/${projectId}`, json: { name: "Mine" } }]),
  "DELETE /api/v1/projects/[projectId]": closed(({ projectId }) => [{ at: `/projects/${projectId}` }]),
  "POST /api/v1/projects/[projectId]/archive": closed(({ projectId }) => [{ at: `/projects/${projectId}/archive` }]),
  "POST /api/v1/projects/[projectId]/restore": closed(({ projectId }) => [{ at: `/projects/${projectId}/restore` }]),
  "GET /api/v1/projects/[projectId]/members": closed(({ projectId }) => [{ at: `/projects/${projectId}/members` }]),
  "PUT /api/v1/projects/[projectId]/members/[userId]": closed(({ projectId, userId }) => [{ at: `/projects/${projectId}/members/${userId}` }]),
  "DELETE /api/v1/projects/[projectId]/members/[userId]": closed(({ projectId, userId }) => [
    { at: `/projects/${projectId}/members/${userId}` },
  ]),
};
