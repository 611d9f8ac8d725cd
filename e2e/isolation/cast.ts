import { randomUUID } from "node:crypto";
import { type APIRequestContext, type Browser, expect, test as base } from "@playwright/test";
import { addApiKey, addMember, placeOf, VIEWER_PERMISSIONS } from "../fixtures/access";
import { type Account, createAccount, requestsOf, signIn } from "../fixtures/account";
import { rows } from "../fixtures/database";
import { documentsReady } from "../fixtures/documents";
import type { Ids } from "./expectation";
import { prepareOrganization } from "./organization-ids";

/** Who stands in the matrix: a victim with documents and a conversation, a stranger, and a viewer in the victim's workspace. */
export interface Cast {
  victim: Account;
  stranger: Account;
  /** The victim's. */
  ids: Ids;
  /** A document of the victim's above the viewer's clearance. */
  confidentialId: string;
  /** Words that only the victim may read. */
  secrets: string[];
  requests: { victim: APIRequestContext; stranger: APIRequestContext; viewer: APIRequestContext };
  keys: { victim: string; stranger: string; viewer: string; memberViewer: string; expired: string; revoked: string };
}

/** Gathered once per worker: the specs of this folder read, they change nothing of the victim's. */
export const test = base.extend<object, { cast: Cast }>({
  cast: [async ({ browser }, use) => use(await gatherCast(browser)), { scope: "worker", timeout: 180_000 }],
});

async function gatherCast(browser: Browser): Promise<Cast> {
  const [victim, stranger] = await Promise.all([createAccount(browser, "Victim & Sons"), createAccount(browser, "Stranger")]);
  const viewer = await signedInViewer(victim);
  const requests = { victim: await requestsOf(victim), stranger: await requestsOf(stranger), viewer: viewer.requests };
  const documents = await documentsReady(requests.victim, victim);
  const place = await placeOf(victim);
  const [kept, trashed] = documents.filter(({ sensitivity }) => sensitivity === "internal");
  const confidential = documents.find(({ sensitivity }) => sensitivity === "confidential");
  if (!kept || !trashed || !confidential) throw new Error("The victim has no documents");
  await rows("UPDATE documents SET deleted_at = now() WHERE id = $1", [trashed.id]);
  const folder = await addFolder({ ...place, projectId: kept.projectId });
  const link = await addLink({ ...place, documentId: kept.id });
  const question = await addQuestion({ ...place, linkId: link });
  const conversation = await converse(requests.victim, victim);
  const organization = await prepareOrganization(place);
  return {
    victim,
    stranger,
    ids: { documentId: kept.id, versionId: kept.versionId, trashedId: trashed.id, projectId: kept.projectId, folderId: folder, linkId: link, questionId: question, agentId: await addAgent(place), ...(await addBase({ ...place, documentId: kept.id })), ...conversation, ...organization, uploadId: await beginUpload(requests.victim, victim) },
    confidentialId: confidential.id,
    secrets: [kept.id, trashed.id, victim.organization, victim.email, conversation.conversationId],
    requests,
    keys: {
      victim: await addApiKey(place),
      stranger: await addApiKey(await placeOf(stranger)),
      viewer: await addApiKey(place, { permissions: VIEWER_PERMISSIONS }),
      memberViewer: await addApiKey({ ...place, userId: viewer.userId }),
      expired: await addApiKey(place, { expired: true }),
      revoked: await addApiKey(place, { revoked: true }),
    },
  };
}

async function signedInViewer(victim: Account): Promise<{ userId: string; requests: APIRequestContext }> {
  const { userId, email } = await addMember(await placeOf(victim), "viewer");
  const session = await signIn({ email, password: victim.password });
  const state = await session.storageState();
  await session.dispose();
  return { userId, requests: await requestsOf({ ...victim, email, state }) };
}

async function converse(
  requests: APIRequestContext,
  { organization, workspace }: Account,
): Promise<{ conversationId: string; messageId: string }> {
  const answer = await requests.post(`/api/chat/${organization}/${workspace}`, { data: { question: "What is door D4.02?" } });
  const ids = /"messageMetadata":(\{[^}]*\})/.exec(await answer.text())?.[1];
  expect(ids, "the victim's conversation").toBeDefined();
  return JSON.parse(ids ?? "{}") as { conversationId: string; messageId: string };
}

async function beginUpload(requests: APIRequestContext, { organization, workspace }: Account): Promise<string> {
  const name = Buffer.from("Begun.txt").toString("base64");
  const answer = await requests.post(`/api/tus/${organization}/${workspace}`, { headers: { "tus-resumable": "1.0.0", "upload-length": "20", "upload-metadata": `filename ${name}` } });
  expect(answer.status(), await answer.text()).toBe(201);
  return answer.headers()["location"]?.split("/").at(-1) ?? "";
}

async function addFolder({ organizationId, workspaceId, projectId }: Awaited<ReturnType<typeof placeOf>> & { projectId: string }): Promise<string> {
  const id = randomUUID();
  await rows("INSERT INTO folders (id, organization_id, workspace_id, project_id, name, position, updated_at) VALUES ($1, $2, $3, $4, 'Ours', 1, now())", [id, organizationId, workspaceId, projectId]);
  return id;
}

/** Of the victim's document; nobody knows its address. */
async function addLink({ organizationId, workspaceId, userId, documentId }: Awaited<ReturnType<typeof placeOf>> & { documentId: string }): Promise<string> {
  const id = randomUUID();
  await rows("INSERT INTO share_links (id, organization_id, workspace_id, name, token_hash, created_by) VALUES ($1, $2, $3, 'Ours', $4, $5)", [id, organizationId, workspaceId, randomUUID(), userId]);
  await rows("INSERT INTO share_link_items (id, organization_id, workspace_id, link_id, document_id) VALUES ($1, $2, $3, $4, $5)", [randomUUID(), organizationId, workspaceId, id, documentId]);
  return id;
}

async function addAgent({ organizationId, workspaceId, userId }: Awaited<ReturnType<typeof placeOf>>): Promise<string> {
  const id = randomUUID();
  await rows("INSERT INTO agents (id, organization_id, workspace_id, name, summary, created_by) VALUES ($1, $2, $3, 'Ours', '', $4)", [id, organizationId, workspaceId, userId]);
  await rows("INSERT INTO agent_versions (organization_id, workspace_id, agent_id, number, instructions, created_by) VALUES ($1, $2, $3, 1, 'You answer questions of one kind.', $4)", [organizationId, workspaceId, id, userId]);
  return id;
}

/** Published, of one document. */
async function addBase({ organizationId, workspaceId, userId, documentId }: Awaited<ReturnType<typeof placeOf>> & { documentId: string }): Promise<Pick<Ids, "baseId" | "sourceId" | "goldenQuestionId" | "runId">> {
  const [baseId, sourceId, goldenQuestionId, runId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const chunking = { method: "structure", size: 1_200, overlap: 0, parent: 0 };
  const retrieval = { passages: 12, perDocument: null, vectors: true, neighbours: true };
  await rows("INSERT INTO knowledge_bases (id, organization_id, workspace_id, name, status, chunking, retrieval, created_by) VALUES ($1, $2, $3, 'Ours', 'published', $4, $5, $6)", [baseId, organizationId, workspaceId, JSON.stringify(chunking), JSON.stringify(retrieval), userId]);
  await rows("INSERT INTO knowledge_sources (id, organization_id, workspace_id, base_id, document_id) VALUES ($1, $2, $3, $4, $5)", [sourceId, organizationId, workspaceId, baseId, documentId]);
  const subject = { generationId: randomUUID(), number: 1, contents: "", chunking, retrieval, changes: 1 };
  await rows("INSERT INTO golden_questions (id, organization_id, workspace_id, base_id, question, answerable, origin) VALUES ($1, $2, $3, $4, 'Whose door?', false, 'written')", [goldenQuestionId, organizationId, workspaceId, baseId]);
  await rows("INSERT INTO evaluation_runs (id, organization_id, workspace_id, base_id, number, subject, k, total, started_by) VALUES ($1, $2, $3, $4, 1, $5, 10, 1, $6)", [runId, organizationId, workspaceId, baseId, JSON.stringify(subject), userId]);
  return { baseId, sourceId, goldenQuestionId, runId };
}

/** Of somebody who stays unnamed. */
async function addQuestion({ organizationId, workspaceId, linkId }: Awaited<ReturnType<typeof placeOf>> & { linkId: string }): Promise<string> {
  const id = randomUUID();
  await rows("INSERT INTO share_questions (id, organization_id, workspace_id, link_id, asker, party, question, anonymous) VALUES ($1, $2, $3, $4, $5, $5, 'What is where?', true)", [id, organizationId, workspaceId, linkId, randomUUID()]);
  return id;
}
