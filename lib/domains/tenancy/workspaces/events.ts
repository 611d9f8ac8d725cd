import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();
const named = z.strictObject({ name: z.string() });
const workspace = (payload: { workspaceId: string }) => payload.workspaceId;

export const workspaceRenamed = defineEvent("tenancy.workspace-renamed", "workspace", z.strictObject({ workspaceId: id, before: named, after: named }), workspace);
export const workspaceArchived = defineEvent("tenancy.workspace-archived", "workspace", z.strictObject({ workspaceId: id, name: z.string() }), workspace);
export const workspaceDeleted = defineEvent(
  "tenancy.workspace-deleted",
  "workspace",
  z.strictObject({ workspaceId: id, name: z.string(), erasedAfter: z.iso.datetime() }),
  workspace,
);
export const workspaceRestored = defineEvent(
  "tenancy.workspace-restored",
  "workspace",
  z.strictObject({ workspaceId: id, name: z.string(), from: z.enum(["archive", "trash"]) }),
  workspace,
);
export const workspaceErased = defineEvent(
  "tenancy.workspace-erased",
  "workspace",
  z.strictObject({ workspaceId: id, name: z.string(), documents: z.number().int() }),
  workspace,
);
