import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();

export const organizationCreated = defineEvent(
  "tenancy.organization-created",
  "organization",
  z.strictObject({ organizationId: id, name: z.string(), ownerId: id }),
  (payload) => payload.organizationId,
);
export const workspaceCreated = defineEvent(
  "tenancy.workspace-created",
  "workspace",
  z.strictObject({ workspaceId: id, name: z.string(), withSample: z.boolean() }),
  (payload) => payload.workspaceId,
);
export const projectCreated = defineEvent(
  "tenancy.project-created",
  "project",
  z.strictObject({ projectId: id, name: z.string() }),
  (payload) => payload.projectId,
);
export const projectRemoved = defineEvent(
  "tenancy.project-removed",
  "project",
  z.strictObject({ projectId: id, name: z.string() }),
  (payload) => payload.projectId,
);
export const apiKeyCreated = defineEvent(
  "tenancy.api-key-created",
  "apiKey",
  z.strictObject({ apiKeyId: id, name: z.string(), permissions: z.array(z.string()) }),
  (payload) => payload.apiKeyId,
);
export const apiKeyRevoked = defineEvent(
  "tenancy.api-key-revoked",
  "apiKey",
  z.strictObject({ apiKeyId: id, name: z.string() }),
  (payload) => payload.apiKeyId,
);
