import "server-only";
import { logger } from "@/lib/kernel/logger";
import type { ObjectStorage } from "./object-storage";

/** Takes back what no row will name. A store that cannot be reached keeps it: the failure that led here is the one to tell, and verify-storage names what stayed. */
export async function dropObject(storage: ObjectStorage, key: string): Promise<void> {
  try {
    await storage.delete(key);
  } catch (error) {
    logger().warn({ err: error, key }, "an object that belongs to no document could not be removed; verify-storage names it");
  }
}
