import "server-only";
import { Prisma } from "@/lib/db/generated/client";
import { inTenant } from "@/lib/db/tenant";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { AppError } from "@/lib/kernel/app-error";
import { command } from "@/lib/kernel/command";
import { questionAccepted } from "../events";
import { getQuestion, recount } from "../queries/golden-questions";
import { questionIdSchema } from "../schema";

/** After it a proposal is a golden question. Accepting it again changes nothing. */
export const acceptQuestion = command({
  name: "evaluation.accept-question",
  permission: "knowledge:manage",
  input: questionIdSchema,
  records: [questionAccepted],
  run: (ctx, { baseId, questionId }) =>
    inTenant(ctx, async (tx) => {
      const { name } = await getBase(tx, baseId, { lock: true });
      const { status, answerable, passages } = await getQuestion(tx, baseId, questionId);
      if (status === "accepted") return { questionId };
      if (answerable && passages.length === 0) {
        throw new AppError("conflict", { userMessage: "Nothing says yet where the answer stands. Edit the proposal: name a passage, or say that the documents do not answer it." });
      }
      await tx.rows(Prisma.sql`UPDATE golden_questions SET status = 'accepted', updated_at = now() WHERE id = ${questionId}::uuid`);
      await recount(tx, baseId);
      await tx.record(questionAccepted, { baseId, name, questionId });
      return { questionId };
    }),
});
