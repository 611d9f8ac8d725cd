import "server-only";
import { configuredScanner } from "@/lib/adapters/malware/clamd";
import { AppError } from "@/lib/kernel/app-error";

/**
 * Whoever hands out a version's bytes asks this first.
 * @throws AppError unsafe_document for an infected version; unavailable for one that the configured scanner has not seen yet.
 */
export function assertScanned(version: { scan: string; status: string }): void {
  if (version.scan === "infected") {
    throw new AppError("unsafe_document", {
      userMessage: "The virus scanner found malware in this document, so it cannot be opened or downloaded. Delete it, and tell whoever sent it to you.",
    });
  }
  // What was ready before a scanner was configured stays open.
  if (version.scan === "not-scanned" && version.status !== "ready" && configuredScanner()) {
    throw new AppError("unavailable", {
      userMessage: "This document has not passed the virus scanner yet. It can be opened and downloaded once the scanner says that it is clean.",
      retryable: true,
    });
  }
}
