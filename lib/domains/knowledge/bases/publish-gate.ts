import "server-only";
import type { TenantStatements } from "@/lib/db/tenant-statements";
import { AppError } from "@/lib/kernel/app-error";
import { measuresSubject, publishObjections } from "../publishing/policy";
import { getMeasured, getSubject } from "../publishing/queries";
import type { Measurement } from "../publishing/schema";
import { baseAbilities } from "./policy";
import type { BaseDto } from "./schema";

export interface PublishGate {
  /** What the evaluation says against it, each in a sentence; a reason overrides them. */
  objections: string[];
  /** Of what would be published now; null: that was not measured. */
  measured: Measurement | null;
}

/** @throws AppError conflict for a base that was never indexed: no reason helps there. */
export async function publishGate(tx: TenantStatements, base: Pick<BaseDto, "id" | "retrieval" | "evaluation">): Promise<PublishGate> {
  const subject = await getSubject(tx, base);
  if (!subject) throw new AppError("conflict", { userMessage: "This knowledge base stays a draft. It has not been indexed yet." });
  const facts = await getMeasured(tx, base.id);
  return {
    objections: publishObjections({ ...facts, subject, tolerance: base.evaluation.tolerance }),
    measured: measuresSubject(facts.measured, subject) ? facts.measured : null,
  };
}

/** For who manages the base alone: objections count golden questions that a reader may not see. */
export async function shownObjections(tx: TenantStatements, base: BaseDto): Promise<string[]> {
  return baseAbilities(tx.ctx).manage && base.active ? (await publishGate(tx, base)).objections : [];
}
