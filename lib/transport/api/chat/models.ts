import "server-only";
import { AppError } from "@/lib/kernel/app-error";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";

/** The engine that answers with the workspace's documents. */
export const DEFAULT_MODEL = "muniment";

/** Clients want a date of birth; it says nothing. */
const CREATED = 1_763_596_800;

function model(id: string) {
  return { id, object: "model" as const, created: CREATED, owned_by: "muniment" };
}

export function assertModel(id: string): void {
  if (id !== DEFAULT_MODEL) {
    throw new AppError("model_not_found", { userMessage: `The model “${id}” does not exist here; use “${DEFAULT_MODEL}”.`, fields: { model: "unknown" } });
  }
}

export function listModels(ctx: TenantContext) {
  assertPermission(ctx, "chat:ask");
  return { object: "list" as const, data: [model(DEFAULT_MODEL)] };
}

export function getModel(ctx: TenantContext, id: string) {
  assertPermission(ctx, "chat:ask");
  assertModel(id);
  return model(id);
}
