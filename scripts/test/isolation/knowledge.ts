import { createBase } from "@/lib/domains/knowledge/bases/commands/create-base";
import { listSources } from "@/lib/domains/knowledge/bases/queries/sources";
import { inTenant } from "@/lib/db/tenant";
import { addDocument } from "../tenant-fixture";
import type { IsolationCases } from "../isolation-cases";

export const isolation: IsolationCases = {
  async prepare(victim) {
    const { documentId } = await addDocument(victim.owner);
    const { baseId } = await createBase.execute(victim.owner, { name: "Contracts", documentIds: [documentId] });
    const [source] = await inTenant(victim.owner, (tx) => listSources(tx, baseId));
    return { knowledgeBase: baseId, knowledgeSource: source?.id ?? "", knowledgeDocument: documentId };
  },
  foreign: {
    "knowledge.create-base": (id) => ({ name: "Mine", documentIds: [id("knowledgeDocument")] }),
    "knowledge.update-base": (id) => ({ baseId: id("knowledgeBase"), name: "Mine" }),
    "knowledge.add-sources": (id) => ({ baseId: id("knowledgeBase"), documentIds: [id("knowledgeDocument")] }),
    "knowledge.remove-source": (id) => ({ baseId: id("knowledgeBase"), sourceId: id("knowledgeSource") }),
    "knowledge.index-base": (id) => ({ baseId: id("knowledgeBase") }),
    "knowledge.cancel-indexing": (id) => ({ baseId: id("knowledgeBase") }),
    "knowledge.publish-base": (id) => ({ baseId: id("knowledgeBase") }),
    "knowledge.unpublish-base": (id) => ({ baseId: id("knowledgeBase") }),
    "knowledge.delete-base": (id) => ({ baseId: id("knowledgeBase") }),
  },
};
