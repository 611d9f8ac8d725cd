import { inTenant } from "@/lib/db/tenant";
import { newId } from "@/lib/kernel/ids";
import type { IsolationCases } from "../isolation-cases";
import { addDocument } from "../tenant-fixture";

export const isolation: IsolationCases = {
  async prepare(victim) {
    const { documentId, versionId } = await addDocument(victim.owner);
    const { organizationId, workspaceId } = victim;
    const evidence = [{ kind: "marking", page: 1, start: 0, end: 6, level: 2 }];
    await inTenant(victim.owner, (tx) => tx.db.sensitivitySuggestion.create({ data: { id: newId(), organizationId, workspaceId, documentId, versionId, level: 2, evidence } }));
    return { suggestedDocument: documentId };
  },
  foreign: {
    "dataroom.accept-suggestion": (id) => ({ documentId: id("suggestedDocument") }),
    "dataroom.override-suggestion": (id) => ({ documentId: id("suggestedDocument"), reason: "Samples." }),
  },
};
