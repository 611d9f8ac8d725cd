import "server-only";
import { access, constants, mkdir } from "node:fs/promises";
import { env } from "@/lib/kernel/env";
import { indexLocation, isRemote } from "./index-location";
import { openIndexDatabase } from "./lance-tables";

/** The search index's folder can be written; on an object store, its tables can be listed. */
export async function indexFolderCheck(): Promise<void> {
  const { directory } = indexLocation(env());
  if (isRemote(directory)) {
    await (await openIndexDatabase()).tableNames({ limit: 1 });
    return;
  }
  await mkdir(directory, { recursive: true });
  await access(directory, constants.R_OK | constants.W_OK);
}
