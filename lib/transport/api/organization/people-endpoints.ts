import "server-only";
import { z } from "zod";
import { empty, type Endpoint, failures, idempotency, json, JSON_TYPE, params, problem } from "../endpoint";
import { listOf } from "../schemas";
import { ORGANIZATION_EXAMPLES as EXAMPLES } from "./organization-examples";
import * as org from "./organization-schemas";

const userId = params("userId");
const departmentId = params("departmentId");
const departmentPerson = z.object({ departmentId: z.string(), userId: z.string() });

const members: Endpoint[] = [
  {
    id: "listMembers", method: "get", path: "/members", tag: "People", permission: "members:read", secured: true, summary: "List the organization's members", query: org.listMembersQuery,
    answers: { 200: json("A page", listOf(org.memberSchema)), ...failures(problem, 400, 404) },
  },
  {
    id: "getMember", method: "get", path: "/members/{userId}", tag: "People", permission: "members:read", secured: true, summary: "One member", params: userId,
    answers: { 200: json("The member", org.memberSchema, EXAMPLES.member), ...failures(problem, 404) },
  },
  {
    id: "updateMember", method: "patch", path: "/members/{userId}", tag: "People", permission: "members:read", secured: true, summary: "Change a member's role or clearance, suspend or reactivate him",
    description: "Needs members:changeRole, members:changeClearance or members:suspend for what is named, besides members:read. Done in that order; a refusal keeps what was done before it. Nothing can be given that the key's maker does not have.",
    params: userId, body: { contentType: JSON_TYPE, schema: org.updateMemberBody, example: { clearance: "confidential" } },
    answers: { 200: json("The member as he stands now", org.memberSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "removeMember", method: "delete", path: "/members/{userId}", tag: "People", permission: "members:remove", secured: true, summary: "Remove a member", description: "Takes effect at his next request, and on his API keys. The last owner stays.", params: userId,
    answers: { ...empty, ...failures(problem, 404, 409) },
  },
];

const departments: Endpoint[] = [
  {
    id: "listDepartments", method: "get", path: "/departments", tag: "People", permission: "departments:read", secured: true, summary: "List departments", query: org.listDepartmentsQuery,
    answers: { 200: json("A page", listOf(org.departmentSchema)), ...failures(problem, 400) },
  },
  {
    id: "createDepartment", method: "post", path: "/departments", tag: "People", permission: "departments:create", secured: true, summary: "Create a department", headers: idempotency,
    body: { contentType: JSON_TYPE, schema: org.departmentBody, example: { name: "Fire safety" } },
    answers: { 201: json("Created", org.departmentSchema, EXAMPLES.department), ...failures(problem, 400, 409, 413) },
  },
  {
    id: "updateDepartment", method: "patch", path: "/departments/{departmentId}", tag: "People", permission: "departments:update", secured: true, summary: "Rename a department", params: departmentId,
    body: { contentType: JSON_TYPE, schema: org.departmentBody },
    answers: { 200: json("The department as it is now", org.departmentSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "deleteDepartment", method: "delete", path: "/departments/{departmentId}", tag: "People", permission: "departments:delete", secured: true, summary: "Delete a department", description: "Documents limited to it alone have to be moved to another one: without any they would be open to everybody.", params: departmentId, query: org.deleteDepartmentQuery,
    answers: { ...empty, ...failures(problem, 400, 404, 409) },
  },
  {
    id: "addDepartmentMember", method: "put", path: "/departments/{departmentId}/members/{userId}", tag: "People", permission: "departments:assign", secured: true, summary: "Add a member to a department", params: departmentPerson,
    answers: { ...empty, ...failures(problem, 404) },
  },
  {
    id: "removeDepartmentMember", method: "delete", path: "/departments/{departmentId}/members/{userId}", tag: "People", permission: "departments:assign", secured: true, summary: "Take a member out of a department", params: departmentPerson,
    answers: { ...empty, ...failures(problem, 404) },
  },
];

const invitationId = params("invitationId");

const invitations: Endpoint[] = [
  {
    id: "listInvitations", method: "get", path: "/invitations", tag: "People", permission: "invitations:read", secured: true, summary: "List invitations", description: "The newest first; links are in none of them.", query: org.listInvitationsQuery,
    answers: { 200: json("A page", listOf(org.invitationSchema)), ...failures(problem, 400) },
  },
  {
    id: "createInvitation", method: "post", path: "/invitations", tag: "People", permission: "members:invite", secured: true, summary: "Invite by e-mail, or make a link",
    description: "Guests need guests:invite instead. Nothing can be given that the key's maker does not have. An older open invitation to the same address is revoked.", headers: idempotency,
    body: { contentType: JSON_TYPE, schema: org.createInvitationBody, example: EXAMPLES.invite },
    answers: { 201: json("Invited", org.invitedSchema, EXAMPLES.invited), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "revokeInvitation", method: "delete", path: "/invitations/{invitationId}", tag: "People", permission: "invitations:revoke", secured: true, summary: "Revoke an invitation", params: invitationId,
    answers: { ...empty, ...failures(problem, 404, 409) },
  },
  {
    id: "resendInvitation", method: "post", path: "/invitations/{invitationId}/resend", tag: "People", permission: "invitations:revoke", secured: true, summary: "Send an invitation again", description: "With a new link, good for 7 days; the old one opens nothing.", params: invitationId, headers: idempotency,
    answers: { 200: json("Sent, or the new link", org.invitedSchema), ...failures(problem, 400, 404, 409) },
  },
];

export const PEOPLE_ENDPOINTS: readonly Endpoint[] = [...members, ...departments, ...invitations];
