import type { TenantContext } from "@/lib/kernel/context";
import { sensitivityLevel, type Sensitivity } from "@/lib/kernel/sensitivity";
import { canClassify } from "../policy";
import type { SuggestionStatus } from "./schema";

/** A suggestion waits for somebody as long as it asks for more than the document has; nobody is asked to open a document to more people. */
export function isPending(status: SuggestionStatus, suggested: Sensitivity, present: Sensitivity): boolean {
  return status === "open" && sensitivityLevel(suggested) > sensitivityLevel(present);
}

/** The rule of every classification: nobody decides for or against a level that he could not see himself. It stays for somebody who can. */
export function canDecideSuggestion(ctx: Pick<TenantContext, "permissions" | "clearance">, suggested: Sensitivity): boolean {
  return ctx.permissions.has("documents:classify") && canClassify(ctx, suggested);
}
