import "server-only";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import { questionKeys } from "./queries/golden-questions";
import { questionKey } from "./schema";

/** Asked twice, a question would count twice. `except`: the question that is being edited. @throws AppError conflict */
export async function assertNewQuestion(tx: TenantStatements, baseId: string, question: string, except?: string): Promise<void> {
  const known = (await questionKeys(tx, baseId)).get(questionKey(question));
  if (known === undefined || known === except) return;
  throw new AppError("conflict", { userMessage: "This knowledge base has a golden question in the same words already.", fields: { question: "It is there already." } });
}
