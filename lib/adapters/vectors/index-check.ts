import "server-only";
import { access, constants, mkdir } from "node:fs/promises";
import { DeleteObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { AppError } from "@/lib/kernel/app-error";
import { env } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { s3Client } from "../storage/s3-bucket";
import { indexLocation, isRemote } from "./index-location";
import { openIndexDatabase } from "./lance-tables";

const proven = new Set<string>();

/** The search index's folder can be written; on an object store, its tables can be listed and writers cannot overwrite each other. */
export async function indexFolderCheck(): Promise<void> {
  const { directory } = indexLocation(env());
  if (isRemote(directory)) {
    await (await openIndexDatabase()).tableNames({ limit: 1 });
    if (/^s3:/i.test(directory) && !proven.has(directory)) await proveConditionalWrites(directory);
    return;
  }
  await mkdir(directory, { recursive: true });
  await access(directory, constants.R_OK | constants.W_OK);
}

/** Two processes that commit at once both succeed on a server that takes no notice of `If-None-Match`, and one commit is lost. */
async function proveConditionalWrites(directory: string): Promise<void> {
  const { S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY_ID = "", S3_SECRET_ACCESS_KEY = "", S3_FORCE_PATH_STYLE } = env();
  const [, bucket = "", prefix = ""] = /^s3:\/\/([^/]+)\/?(.*)$/i.exec(directory) ?? [];
  const settings = { region: S3_REGION, bucket, accessKeyId: S3_ACCESS_KEY_ID, secretAccessKey: S3_SECRET_ACCESS_KEY, forcePathStyle: S3_FORCE_PATH_STYLE };
  const client = s3Client({ ...settings, ...(S3_ENDPOINT ? { endpoint: S3_ENDPOINT } : {}) });
  const place = { Bucket: bucket, Key: `${prefix}/probe-${newId()}` };
  const put = () => client.send(new PutObjectCommand({ ...place, Body: "probe", IfNoneMatch: "*" }));
  try {
    await put();
    const again = await put().then(
      () => true,
      () => false,
    );
    if (again) throw new AppError("unavailable", { message: "the S3 server ignores If-None-Match; several writers of the search index would lose each other's work" });
    proven.add(directory);
  } finally {
    await client.send(new DeleteObjectCommand(place)).catch(() => undefined);
    client.destroy();
  }
}
