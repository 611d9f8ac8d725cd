import "server-only";
import path from "node:path";
import type { Env } from "@/lib/kernel/env";

interface IndexLocation {
  directory: string;
  storageOptions: Record<string, string>;
}

export const isRemote = (directory: string): boolean => /^[a-z0-9]+:\/\//i.test(directory);

/** A folder, or s3://bucket/prefix with the same S3 settings as the documents. */
export function indexLocation(settings: Env): IndexLocation {
  const directory = settings.INDEX_DIR ?? path.join(settings.DATA_DIR, "index");
  if (!/^s3:/i.test(directory)) return { directory, storageOptions: {} };
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_FORCE_PATH_STYLE } = settings;
  return {
    directory,
    storageOptions: {
      region: S3_REGION,
      virtual_hosted_style_request: String(!S3_FORCE_PATH_STYLE),
      ...(S3_ACCESS_KEY_ID ? { access_key_id: S3_ACCESS_KEY_ID } : {}),
      ...(S3_SECRET_ACCESS_KEY ? { secret_access_key: S3_SECRET_ACCESS_KEY } : {}),
      ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT, allow_http: String(S3_ENDPOINT.startsWith("http:")) } : {}),
    },
  };
}
