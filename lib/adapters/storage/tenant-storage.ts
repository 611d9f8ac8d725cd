import "server-only";
import path from "node:path";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { LocalStorage } from "./local-storage";
import type { ObjectStorage } from "./object-storage";

const globals = globalThis as typeof globalThis & { munimentStorage?: ObjectStorage };

export function objectStorage(): ObjectStorage {
  globals.munimentStorage ??= new LocalStorage(path.resolve(env().DATA_DIR, "storage"));
  return globals.munimentStorage;
}

/** The door to bytes: every key it makes lies below the tenant's own prefix. */
export function tenantStorage(ctx: Pick<TenantContext, "organizationId" | "workspaceId">) {
  const prefix = `${ctx.organizationId}/${ctx.workspaceId}`;
  return {
    storage: objectStorage(),
    documentPrefix: (documentId: string) => `${prefix}/${documentId}`,
    versionKey: (documentId: string, versionId: string) => `${prefix}/${documentId}/${versionId}`,
    /** Sanitized HTML of a version, made by extraction. */
    viewKey: (documentId: string, versionId: string) => `${prefix}/${documentId}/${versionId}.html`,
  };
}
