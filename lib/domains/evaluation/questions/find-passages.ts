import "server-only";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import { PassageFinder } from "./passage-finder";
import type { QuotedPassage, StoredPassage } from "./schema";

/** @throws AppError invalid_input that names the passage and what is wrong with it. */
export async function findPassages(tx: TenantStatements, baseId: string, wanted: readonly QuotedPassage[]): Promise<StoredPassage[]> {
  const finder = new PassageFinder(tx, baseId);
  const passages: StoredPassage[] = [];
  for (const [at, { documentId, page, quote }] of wanted.entries()) {
    const found = await finder.find({ document: documentId, page, quote });
    if ("problem" in found) {
      const name = found.at === "document" ? "documentId" : found.at;
      throw new AppError("invalid_input", { userMessage: found.problem, fields: { [`passages.${at}.${name}`]: found.problem } });
    }
    passages.push(found.passage);
  }
  return passages;
}
