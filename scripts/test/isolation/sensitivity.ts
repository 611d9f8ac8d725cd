import { runSuggestSensitivity } from "@/lib/domains/dataroom/sensitivity/jobs/suggest-sensitivity.handler";
import type { IsolationCases } from "../isolation-cases";
import { extract, workerContext } from "../pipeline";
import { addDocument } from "../tenant-fixture";

export const isolation: IsolationCases = {
  async prepare(victim) {
    const { documentId, versionId } = await addDocument(victim.owner, { text: "Commercial in confidence\n\nThe prices of the lifts." });
    await extract(victim, versionId);
    await runSuggestSensitivity(workerContext(victim), versionId, new AbortController().signal);
    return { suggestedDocument: documentId };
  },
  foreign: {
    "dataroom.accept-suggestion": (id) => ({ documentId: id("suggestedDocument") }),
    "dataroom.override-suggestion": (id) => ({ documentId: id("suggestedDocument"), reason: "Samples." }),
  },
};
