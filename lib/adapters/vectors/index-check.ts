import "server-only";
import { access, constants, mkdir } from "node:fs/promises";
import path from "node:path";
import { env } from "@/lib/kernel/env";

/** The search index's folder can be written. */
export async function indexFolderCheck(): Promise<void> {
  const folder = env().INDEX_DIR ?? path.join(env().DATA_DIR, "index");
  if (/^[a-z0-9]+:\/\//i.test(folder)) return;
  await mkdir(folder, { recursive: true });
  await access(folder, constants.R_OK | constants.W_OK);
}
