import "server-only";
import path from "node:path";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { LocalStorage } from "./local-storage";
import type { ObjectStorage } from "./object-storage";
import { SupabaseStorage } from "./supabase-storage";

const globals = globalThis as typeof globalThis & { munimentStorage?: ObjectStorage };

export function objectStorage(): ObjectStorage {
  globals.munimentStorage ??= chosenStorage();
  return globals.munimentStorage;
}

function chosenStorage(): ObjectStorage {
  const { DATA_DIR, STORAGE, SUPABASE_URL: url, SUPABASE_SERVICE_ROLE_KEY: serviceRoleKey, SUPABASE_BUCKET: bucket } = env();
  if (STORAGE === "local") return new LocalStorage(path.resolve(DATA_DIR, "storage"));
  if (!url || !serviceRoleKey) throw new Error("STORAGE=supabase needs SUPABASE_URL and SUPABASE_SERVICE_ROLE_KEY");
  return new SupabaseStorage({ url, serviceRoleKey, bucket }, path.resolve(DATA_DIR, "incoming"));
}

/** The door to bytes: every key it makes lies below the tenant's own prefix. */
export function tenantStorage(ctx: Pick<TenantContext, "organizationId" | "workspaceId">) {
  const prefix = `${ctx.organizationId}/${ctx.workspaceId}`;
  return {
    storage: objectStorage(),
    workspacePrefix: prefix,
    documentPrefix: (documentId: string) => `${prefix}/${documentId}`,
    versionKey: (documentId: string, versionId: string) => `${prefix}/${documentId}/${versionId}`,
    /** Sanitized HTML of a version, made by extraction. */
    viewKey: (documentId: string, versionId: string) => `${prefix}/${documentId}/${versionId}.html`,
  };
}
