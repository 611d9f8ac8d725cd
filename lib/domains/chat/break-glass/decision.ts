import "server-only";
import { type TenantTx } from "@/lib/db/tenant";
import { AppError } from "@/lib/kernel/app-error";
import { isSecondPerson, presentStatus } from "./policy";
import { lockBreakGlassRequest, type RequestRow } from "./queries";

const OVER = { approved: "has been approved already", denied: "has been denied already", ended: "has been withdrawn", expired: "has expired" } as const;

/** The waiting request that the actor may decide. @throws AppError forbidden for who asked and for whose conversation it is, conflict when it waits no more. */
export async function lockForDecision(tx: TenantTx, requestId: string): Promise<RequestRow> {
  const request = await lockBreakGlassRequest(tx, requestId);
  if (!isSecondPerson(tx.ctx, request)) {
    throw new AppError("forbidden", {
      message: "not a second person",
      userMessage: "A second administrator decides: neither the one who asked nor the one whose conversation it is.",
    });
  }
  const status = presentStatus(request);
  if (status !== "pending") throw new AppError("conflict", { userMessage: `This request ${OVER[status]}. Nothing was changed.` });
  return request;
}

export function factsOf({ id, conversationId, ownerId, requestedBy }: RequestRow) {
  return { requestId: id, conversationId, ownerId, requestedBy };
}
