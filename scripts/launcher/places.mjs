import path from "node:path";
import { fileURLToPath } from "node:url";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");
export const BUNDLES = path.join(ROOT, ".build");
export const NEXT_BUILD = path.join(ROOT, ".next");

/** Everything the installation keeps: database, documents, index, secrets, logs. */
export function dataDir() {
  return path.resolve(ROOT, process.env.DATA_DIR || ".data");
}
