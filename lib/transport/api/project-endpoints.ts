import "server-only";
import { z } from "zod";
import { empty, type Endpoint, failures, idempotency, json, JSON_TYPE, params, problem } from "./endpoint";
import { EXAMPLES } from "./examples";
import * as api from "./schemas";

const person = z.object({ projectId: z.string(), userId: z.string() });
const moved = z.object({ id: z.uuid(), archived: z.boolean() });

export const PROJECT_ENDPOINTS: readonly Endpoint[] = [
  {
    id: "listProjects", method: "get", path: "/projects", tag: "Projects", permission: "projects:read", secured: true, summary: "List projects", query: api.listProjectsQuery,
    answers: { 200: json("A page", api.listOf(api.projectSchema)), ...failures(problem, 400) },
  },
  {
    id: "createProject", method: "post", path: "/projects", tag: "Projects", permission: "projects:create", secured: true, summary: "Create a project", headers: idempotency,
    body: { contentType: JSON_TYPE, schema: api.createProjectBody, example: { name: "Tower B" } },
    answers: { 201: json("Created", api.projectSchema, EXAMPLES.project), ...failures(problem, 400, 409, 413) },
  },
  {
    id: "getProject", method: "get", path: "/projects/{projectId}", tag: "Projects", permission: "projects:read", secured: true, summary: "One project", params: params("projectId"),
    answers: { 200: json("The project", api.projectSchema), ...failures(problem, 404) },
  },
  {
    id: "updateProject", method: "patch", path: "/projects/{projectId}", tag: "Projects", permission: "projects:update", secured: true, summary: "Rename, describe, open or close a project", description: "What is left out stays. The default project stays open.", params: params("projectId"),
    body: { contentType: JSON_TYPE, schema: api.updateProjectBody, example: { name: "Tower B, East", access: "members" } },
    answers: { 200: json("The project as it is now", api.projectSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "deleteProject", method: "delete", path: "/projects/{projectId}", tag: "Projects", permission: "projects:delete", secured: true, summary: "Remove a project", description: "It is gone at once; its documents are erased in the background.", params: params("projectId"),
    answers: { ...empty, ...failures(problem, 404, 409) },
  },
  {
    id: "archiveProject", method: "post", path: "/projects/{projectId}/archive", tag: "Projects", permission: "projects:archive", secured: true, summary: "Archive a project", description: "Nothing in it is listed, found or answered from until it is restored.", params: params("projectId"), headers: idempotency,
    answers: { 200: json("Archived", moved, { id: EXAMPLES.project.id, archived: true }), ...failures(problem, 400, 404, 409) },
  },
  {
    id: "restoreProject", method: "post", path: "/projects/{projectId}/restore", tag: "Projects", permission: "projects:archive", secured: true, summary: "Restore an archived project", params: params("projectId"), headers: idempotency,
    answers: { 200: json("Open again", moved), ...failures(problem, 400, 404, 409) },
  },
  {
    id: "listProjectMembers", method: "get", path: "/projects/{projectId}/members", tag: "Projects", permission: "projects:members", secured: true, summary: "Who belongs to a project", description: "Into an open project everybody in the workspace gets besides.", params: params("projectId"), query: api.pageQuery,
    answers: { 200: json("A page", api.listOf(api.projectMemberSchema)), ...failures(problem, 400, 404) },
  },
  {
    id: "addProjectMember", method: "put", path: "/projects/{projectId}/members/{userId}", tag: "Projects", permission: "projects:members", secured: true, summary: "Add a member of the workspace to a project", params: person,
    answers: { ...empty, ...failures(problem, 404) },
  },
  {
    id: "removeProjectMember", method: "delete", path: "/projects/{projectId}/members/{userId}", tag: "Projects", permission: "projects:members", secured: true, summary: "Take a member out of a project", description: "A closed project keeps a member.", params: person,
    answers: { ...empty, ...failures(problem, 404, 409) },
  },
];
