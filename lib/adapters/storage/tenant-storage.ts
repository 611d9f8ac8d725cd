import "server-only";
import path from "node:path";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { pictureCache } from "../pages/picture-cache";
import { LocalStorage } from "./local-storage";
import type { ObjectStorage } from "./object-storage";
import { S3Storage } from "./s3-storage";
import { SupabaseStorage } from "./supabase-storage";

const globals = globalThis as typeof globalThis & { munimentStorage?: ObjectStorage };

export function objectStorage(): ObjectStorage {
  globals.munimentStorage ??= chosenStorage();
  return globals.munimentStorage;
}

function chosenStorage(): ObjectStorage {
  const settings = env();
  const incoming = path.resolve(settings.DATA_DIR, "incoming");
  if (settings.STORAGE === "s3") return s3Storage(incoming);
  if (settings.STORAGE === "local") return new LocalStorage(path.resolve(settings.DATA_DIR, "storage"));
  const { SUPABASE_URL: url, SUPABASE_SERVICE_ROLE_KEY: serviceRoleKey, SUPABASE_BUCKET: bucket } = settings;
  if (!url || !serviceRoleKey) throw new Error("STORAGE=supabase needs SUPABASE_URL and SUPABASE_SERVICE_ROLE_KEY");
  return new SupabaseStorage({ url, serviceRoleKey, bucket }, incoming);
}

function s3Storage(incoming: string): ObjectStorage {
  const { S3_ENDPOINT: endpoint, S3_REGION: region, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey, S3_FORCE_PATH_STYLE: forcePathStyle } = env();
  if (!bucket || !accessKeyId || !secretAccessKey) throw new Error("STORAGE=s3 needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY");
  return new S3Storage({ endpoint, region, bucket, accessKeyId, secretAccessKey, forcePathStyle }, incoming);
}

/** After it nothing below the prefix is left: neither what is stored, nor the pictures drawn of it. */
export async function eraseStored(prefix: string): Promise<void> {
  await objectStorage().deletePrefix(prefix);
  await pictureCache().deletePrefix(prefix);
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
