import "server-only";
import { Readable } from "node:stream";
import { objectStorage } from "./tenant-storage";

const MAX_BYTES = 1_000_000;

/** People's pictures: a person belongs to no tenant, so they lie outside every tenant's prefix. */
export function avatarStorage() {
  const storage = objectStorage();
  return {
    keyOf: (userId: string, pictureId: string) => `avatars/${userId}/${pictureId}`,
    put: (key: string, picture: Buffer) => storage.put(key, Readable.from([picture]), { maxBytes: MAX_BYTES }),
    get: (key: string) => storage.get(key),
    delete: (key: string) => storage.delete(key),
    deleteAll: (userId: string) => storage.deletePrefix(`avatars/${userId}`),
  };
}
