import { askQuestion } from "@/lib/domains/sharing/questions/commands/ask-question";
import type { IsolationCases } from "../isolation-cases";
import { addDocument } from "../tenant-fixture";
import { addLink, addVisit } from "../visit-fixture";

export const isolation: IsolationCases = {
  async prepare(victim) {
    const { documentId } = await addDocument(victim.owner);
    const visit = await addVisit(victim.owner, await addLink(victim.owner, { documentIds: [documentId] }));
    return { question: (await askQuestion.execute(await visit.share(), { question: "What is where?" })).id };
  },
  foreign: {
    "sharing.answer-question": (id) => ({ questionId: id("question"), revision: 0, answer: "Mine." }),
    "sharing.approve-answer": (id) => ({ questionId: id("question"), revision: 0 }),
    "sharing.publish-answer": (id) => ({ questionId: id("question"), revision: 0, audience: "everyone" }),
    "sharing.decline-question": (id) => ({ questionId: id("question"), reason: "Not for you." }),
    "sharing.redraft-answer": (id) => ({ questionId: id("question") }),
  },
};
