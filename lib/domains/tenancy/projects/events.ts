import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();
const facts = z.strictObject({ name: z.string(), description: z.string(), access: z.string() });
const people = z.strictObject({ projectId: id, name: z.string(), userIds: z.array(id) });
const project = (payload: { projectId: string }) => payload.projectId;

export const projectUpdated = defineEvent("tenancy.project-updated", "project", z.strictObject({ projectId: id, before: facts, after: facts }), project);
export const projectArchived = defineEvent("tenancy.project-archived", "project", z.strictObject({ projectId: id, name: z.string() }), project);
export const projectRestored = defineEvent("tenancy.project-restored", "project", z.strictObject({ projectId: id, name: z.string() }), project);
export const projectMembersAdded = defineEvent("tenancy.project-members-added", "project", people, project);
export const projectMembersRemoved = defineEvent("tenancy.project-members-removed", "project", people, project);
