import { beforeAll, describe, expect, it } from "vitest";
import { moveDocument } from "@/lib/domains/dataroom/organize/commands/move-document";
import { createFolder } from "@/lib/domains/dataroom/folders/commands/create-folder";
import { createBase } from "@/lib/domains/knowledge/bases/commands/create-base";
import { deleteBase } from "@/lib/domains/knowledge/bases/commands/delete-base";
import { publishBase } from "@/lib/domains/knowledge/bases/commands/publish-base";
import { runBuildGeneration } from "@/lib/domains/knowledge/bases/jobs/build-generation.handler";
import { getBase } from "@/lib/domains/knowledge/bases/queries/bases";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import { inTenant } from "@/lib/db/tenant";
import { inUnscoped } from "@/lib/db/unscoped";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeReady, workerContext } from "@/scripts/test/pipeline";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { postQuestion } from "./commands/post-question";
import { writeAnswer } from "./write-answer";

provideTestDatabase();
provideExtraction();

let tenant: Tenant;
let baseId: string;
let inBase: string;
beforeAll(async () => {
  tenant = await createTenant();
  const inside = await addDocument(tenant.owner, { name: "Inside.txt", text: "The gearbox weighs seven tonnes." });
  const outside = await addDocument(tenant.owner, { name: "Outside.txt", text: "The gearbox weighs nine tonnes." });
  for (const { versionId } of [inside, outside]) await makeReady(tenant, versionId);
  inBase = inside.documentId;
  ({ baseId } = await createBase.execute(tenant.owner, { name: "Gears", documentIds: [inBase] }));
  const base = await inTenant(tenant.owner, (tx) => getBase(tx, baseId));
  await runBuildGeneration(workerContext(tenant), { baseId, generationId: base.building?.id ?? "" }, new AbortController().signal);
  await publishBase.execute(tenant.owner, { baseId });
}, 60_000);

const question = "What does the gearbox weigh?";
const quiet = { onPassages: () => undefined, onText: () => undefined, onCitation: () => undefined };
const cited = async (posted: Awaited<ReturnType<typeof postQuestion.execute>>) => {
  await writeAnswer(tenant.owner, posted, quiet, () => renewContext(tenant.owner));
  const citations = await inTenant(tenant.owner, (tx) => tx.db.citation.findMany({ where: { messageId: posted.messageId }, select: { documentId: true } }));
  return [...new Set(citations.map(({ documentId }) => documentId))];
};

describe("a knowledge base as the scope of questions", () => {
  it("is where answers come from, stays for the next question, and goes when it is taken away", async () => {
    const first = await postQuestion.execute(tenant.owner, { question, knowledgeBaseId: baseId });
    expect(first.knowledgeBaseId).toBe(baseId);
    expect(await cited(first)).toEqual([inBase]);
    const { conversationId } = first;
    const second = await postQuestion.execute(tenant.owner, { question, conversationId });
    expect(await cited(second)).toEqual([inBase]);
    const third = await postQuestion.execute(tenant.owner, { question, conversationId, knowledgeBaseId: null });
    expect(third.knowledgeBaseId).toBeUndefined();
    expect(await cited(third)).not.toEqual([]);
  });

  it("reads every passage of its documents and of no others", async () => {
    const posted = await postQuestion.execute(tenant.owner, { question, knowledgeBaseId: baseId, everyPassage: true });
    expect(posted).toMatchObject({ documentIds: [inBase] });
    expect(posted.knowledgeBaseId).toBeUndefined();
  });

  it("reads every passage of more documents than a list shows, and chosen ones wherever they stand in it", async () => {
    const { id: folderId } = await createFolder.execute(tenant.owner, { projectId: tenant.projectId, parentId: null, name: "Many" });
    await inUnscoped((db) => db.$executeRaw`INSERT INTO documents (id, organization_id, workspace_id, project_id, folder_id, name, sensitivity, current_version_id, updated_at)
      SELECT gen_random_uuid(), organization_id, workspace_id, project_id, ${folderId}::uuid, 'Copy ' || n, sensitivity, current_version_id, now() FROM documents, generate_series(1, 520) n WHERE id = ${inBase}::uuid`);
    const { baseId: large } = await createBase.execute(tenant.owner, { name: "Large", folderIds: [folderId] });
    const { documentIds } = await postQuestion.execute(tenant.owner, { question, knowledgeBaseId: large, everyPassage: true });
    expect(documentIds).toHaveLength(520);
    await moveDocument.execute(tenant.owner, { documentId: inBase, projectId: tenant.projectId, folderId });
    expect(await postQuestion.execute(tenant.owner, { question, documentIds: [inBase], knowledgeBaseId: large, everyPassage: true })).toMatchObject({ documentIds: [inBase] });
  });

  it("is not there for who may not see it, and for nobody when it was removed", async () => {
    const stranger = await createTenant("Stranger");
    await expect(postQuestion.execute(stranger.owner, { question, knowledgeBaseId: baseId })).rejects.toMatchObject({ code: "not_found" });
    const viewer = await addMember(tenant, "viewer");
    await expect(postQuestion.execute(viewer, { question, knowledgeBaseId: newId() })).rejects.toMatchObject({ code: "not_found" });
    await deleteBase.execute(tenant.owner, { baseId });
    await expect(postQuestion.execute(tenant.owner, { question, knowledgeBaseId: baseId })).rejects.toMatchObject({ code: "not_found" });
  });
});
