import "server-only";
import { hasMailServer } from "@/lib/adapters/email/mail-server";

/** Whether mail leaves this installation, or waits at the operator's outbox. */
export function loadMailIsSent(): boolean {
  return hasMailServer();
}
