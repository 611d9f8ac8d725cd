import "server-only";
import type { TenantTx } from "@/lib/db/tenant";
import { notFound } from "@/lib/kernel/app-error";
import { isId } from "@/lib/kernel/ids";
import type { AgentDto } from "../schema";
import { getAgent } from "./agents";

/** @throws AppError not_found for names that are no id too. */
export function agentOf(tx: TenantTx, ref: string): Promise<AgentDto> {
  if (!isId(ref)) throw notFound("agent");
  return getAgent(tx, ref);
}
