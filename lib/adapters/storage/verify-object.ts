import "server-only";
import { createHash } from "node:crypto";
import { isAppError } from "@/lib/kernel/app-error";
import type { ObjectStorage } from "./object-storage";

export interface ExpectedObject {
  storageKey: string;
  /** Bytes. */
  size: number;
  /** Lower-case hex. */
  sha256: string;
}

/** Reads the stored bytes once, in pieces, and compares them with what was recorded when they came. @throws when storage cannot be reached or `signal` aborts. */
export async function verifyObject(storage: ObjectStorage, expected: ExpectedObject, signal?: AbortSignal): Promise<"whole" | "altered" | "missing"> {
  const hash = createHash("sha256");
  let size = 0;
  try {
    for await (const piece of (await storage.get(expected.storageKey)) as AsyncIterable<Uint8Array>) {
      signal?.throwIfAborted();
      size += piece.byteLength;
      hash.update(piece);
    }
  } catch (error) {
    if (isAppError(error) && error.code === "not_found") return "missing";
    throw error;
  }
  return size === expected.size && hash.digest("hex") === expected.sha256 ? "whole" : "altered";
}
