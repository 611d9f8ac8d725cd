import { beforeAll } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { answerQuestion } from "@/lib/domains/sharing/questions/commands/answer-question";
import { approveAnswer } from "@/lib/domains/sharing/questions/commands/approve-answer";
import { askQuestion } from "@/lib/domains/sharing/questions/commands/ask-question";
import { publishAnswer } from "@/lib/domains/sharing/questions/commands/publish-answer";
import { listVisitorQuestions } from "@/lib/domains/sharing/questions/queries/visitor-questions";
import type { Audience } from "@/lib/domains/sharing/questions/schema";
import { isAppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import { addDocument, addMember, createTenant, type Tenant } from "./tenant-fixture";
import { addLink, addVisit, makeReadable, setDraft, type TestLink, type TestVisit } from "./visit-fixture";

export let tenant: Tenant;
export let expert: TenantContext;
export let documentId: string;
export let versionId: string;
export let link: TestLink;
export let visitor: TestVisit;

/** A link with a document, a visitor with a proved address, and an expert who answers. */
export function provideQuestions(): void {
  beforeAll(async () => {
    tenant = await createTenant();
    expert = await addMember(tenant, "editor", { clearance: 3 });
    ({ documentId, versionId } = await addDocument(tenant.owner, { name: "Doors.txt" }));
    await makeReadable(tenant.owner, { documentId, versionId });
    link = await addLink(tenant.owner, { documentIds: [documentId], questionQuota: 500 });
    visitor = await addVisit(tenant.owner, link, { email: "guest@bank.example", verified: true });
  });
}

export const ask = async (by = visitor, input: { question?: string; anonymous?: boolean } = {}) => (await askQuestion.execute(await by.share(), { question: "What rating do the doors have?", ...input })).id;
export const seenBy = async (by: TestVisit) => {
  const share = await by.share();
  return inTenantStatements(share.tenant, (tx) => listVisitorQuestions(tx, share));
};
export const eventsOf = (questionId: string) =>
  inTenant(tenant.owner, async (tx) => (await tx.db.event.findMany({ where: { payload: { path: ["questionId"], equals: questionId } }, orderBy: { seq: "asc" } })));
export const codeOf = async (work: () => Promise<unknown>): Promise<unknown> => {
  try {
    await work();
    return "done";
  } catch (error) {
    return isAppError(error) ? error.code : error;
  }
};

export async function published(by: TestVisit, audience: Audience, anonymous = false): Promise<string> {
  const questionId = await ask(by, { anonymous });
  await setDraft(tenant.owner, questionId, { documentId, versionId });
  await answerQuestion.execute(expert, { questionId, revision: 0, answer: "They need FD60S [1]." });
  await approveAnswer.execute(tenant.owner, { questionId, revision: 1 });
  await publishAnswer.execute(tenant.owner, { questionId, revision: 1, audience });
  return questionId;
}
