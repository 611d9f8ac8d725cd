import { inTenant } from "@/lib/db/tenant";
import { writeQuestion } from "@/lib/domains/evaluation/questions/commands/write-question";
import { insertRun } from "@/lib/domains/evaluation/runs/queries/run-work";
import { createBase } from "@/lib/domains/knowledge/bases/commands/create-base";
import { DEFAULT_RETRIEVAL } from "@/lib/domains/knowledge/bases/schema";
import { DEFAULT_CHUNKING } from "@/lib/domains/knowledge/chunking/schema";
import { newId } from "@/lib/kernel/ids";
import type { IsolationCases } from "../isolation-cases";

export const isolation: IsolationCases = {
  async prepare(victim) {
    const { baseId } = await createBase.execute(victim.owner, { name: "Measured" });
    const { questionId } = await writeQuestion.execute(victim.owner, { baseId, question: "Whose door?", answerable: false });
    const subject = { generationId: newId(), number: 1, contents: "", chunking: DEFAULT_CHUNKING, retrieval: DEFAULT_RETRIEVAL, changes: 1 };
    const run = await inTenant(victim.owner, (tx) => insertRun(tx, { baseId, subject, k: 10, startedBy: victim.ownerId }));
    if (typeof run === "string") throw new Error(run);
    return { measuredBase: baseId, goldenQuestion: questionId, evaluationRun: run.runId };
  },
  foreign: {
    "evaluation.write-question": (id) => ({ baseId: id("measuredBase"), question: "Mine now?", answerable: false }),
    "evaluation.edit-question": (id) => ({ baseId: id("measuredBase"), questionId: id("goldenQuestion"), question: "Mine now?", answerable: false }),
    "evaluation.delete-question": (id) => ({ baseId: id("measuredBase"), questionId: id("goldenQuestion") }),
    "evaluation.accept-question": (id) => ({ baseId: id("measuredBase"), questionId: id("goldenQuestion") }),
    "evaluation.import-questions": (id) => ({ baseId: id("measuredBase"), format: "json", text: '[{"question":"Mine now?","answerable":false}]' }),
    "evaluation.propose-questions": (id) => ({ baseId: id("measuredBase"), count: 1 }),
    "evaluation.propose-from-feedback": (id) => ({ baseId: id("measuredBase"), messageId: newId() }),
    "evaluation.start-run": (id) => ({ baseId: id("measuredBase") }),
    "evaluation.cancel-run": (id) => ({ baseId: id("measuredBase"), runId: id("evaluationRun") }),
  },
};
