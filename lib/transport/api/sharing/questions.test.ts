import { beforeAll, describe, expect, it } from "vitest";
import { POST as answer } from "@/app/api/v1/questions/[questionId]/answer/route";
import { POST as approve } from "@/app/api/v1/questions/[questionId]/approve/route";
import { POST as decline } from "@/app/api/v1/questions/[questionId]/decline/route";
import { POST as publish } from "@/app/api/v1/questions/[questionId]/publish/route";
import { GET as get } from "@/app/api/v1/questions/[questionId]/route";
import { GET as list } from "@/app/api/v1/questions/route";
import { askQuestion } from "@/lib/domains/sharing/questions/commands/ask-question";
import { newId } from "@/lib/kernel/ids";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { addDocument, addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { addLink, addVisit, setDraft, type TestLink, type TestVisit } from "@/scripts/test/visit-fixture";
import { expectAnswer } from "../expect-answer.fixture";

provideTestDatabase();

interface Question {
  id: string;
  status: string;
  revision: number;
}

let tenant: Tenant;
let link: TestLink;
let visitor: TestVisit;
let document: { documentId: string; versionId: string };
let key: string;
let expert: string;
let reader: string;
let stranger: string;

beforeAll(async () => {
  tenant = await createTenant();
  document = await addDocument(tenant.owner, { name: "Doors.txt" });
  link = await addLink(tenant.owner, { documentIds: [document.documentId], questionQuota: 50 });
  visitor = await addVisit(tenant.owner, link, { email: "guest@bank.example", verified: true });
  key = (await issueKey(await addMember(tenant, "admin", { clearance: 3 }), ["shares:read", "shares:answer", "shares:publish", "documents:read"])).secret;
  expert = (await issueKey(tenant.owner, ["shares:read", "shares:answer", "documents:read"])).secret;
  reader = (await issueKey(tenant.owner, ["shares:read", "documents:read"])).secret;
  stranger = (await issueKey((await createTenant("Stranger")).owner)).secret;
});

const ask = async (anonymous = false) => (await askQuestion.execute(await visitor.share(), { question: "What rating do the doors have?", anonymous })).id;
const post = (handler: Parameters<typeof callApi<{ questionId: string }>>[0], questionId: string, by: string, body: object) => callApi(handler, "/", { key: by, params: { questionId }, body });

describe("visitors' questions over the API", () => {
  it("are listed, answered, approved and published, as the description says", async () => {
    const id = await ask();
    await setDraft(tenant.owner, id, document);
    expect(await expectAnswer("getQuestion", 200, await callApi(get, "/", { key: reader, params: { questionId: id } }))).toMatchObject({ status: "drafted", asker: { email: "guest@bank.example" }, draft: { citations: [{ quote: "Doors need FD60S." }] } });
    expect(await expectAnswer("answerQuestion", 200, await post(answer, id, expert, { revision: 0, answer: "They need FD60S [1]." }))).toMatchObject({ status: "answered", revision: 1, answer: { citations: [{ number: 1 }] } });
    await expectAnswer("approveAnswer", 409, await post(approve, id, key, { revision: 0 }));
    await expectAnswer("publishAnswer", 409, await post(publish, id, key, { revision: 1, audience: "asker" }));
    await expectAnswer("approveAnswer", 200, await post(approve, id, key, { revision: 1 }));
    expect(await expectAnswer("publishAnswer", 200, await post(publish, id, key, { revision: 1, audience: "everyone" }))).toMatchObject({ status: "published", audience: "everyone" });
    const other = await ask();
    expect(await expectAnswer("declineQuestion", 200, await post(decline, other, expert, { reason: "Outside the sale." }))).toMatchObject({ status: "declined", declined: { reason: "Outside the sale." } });
    const first = await expectAnswer<{ data: Question[]; total: number; nextCursor: string }>("listQuestions", 200, await callApi(list, `/questions?limit=1&linkId=${link.linkId}`, { key: reader }));
    expect(first).toMatchObject({ total: 2, data: [{ id: other }] });
    const second = await expectAnswer<{ data: Question[] }>("listQuestions", 200, await callApi(list, `/questions?limit=1&linkId=${link.linkId}&cursor=${first.nextCursor}`, { key: reader }));
    expect(second.data).toMatchObject([{ id }]);
    const published = await expectAnswer<{ data: Question[] }>("listQuestions", 200, await callApi(list, "/questions?status=published", { key: reader }));
    expect(published.data.map((question) => question.id)).toEqual([id]);
  });

  it("an anonymous one tells nothing of its asker", async () => {
    const id = await ask(true);
    const response = await callApi(get, "/", { key: reader, params: { questionId: id } });
    const text = await response.clone().text();
    expect(await expectAnswer("getQuestion", 200, response)).toMatchObject({ anonymous: true, asker: null });
    for (const trace of [visitor.visitId, "guest@bank.example"]) expect(text).not.toContain(trace);
  });

  it("is refused without the permission, and for what is no input", async () => {
    const id = await ask();
    await expectAnswer("answerQuestion", 403, await post(answer, id, reader, { revision: 0, answer: "x" }));
    await expectAnswer("declineQuestion", 403, await post(decline, id, reader, { reason: "x" }));
    await expectAnswer("approveAnswer", 403, await post(approve, id, expert, { revision: 0 }));
    await expectAnswer("publishAnswer", 403, await post(publish, id, expert, { revision: 0, audience: "asker" }));
    await expectAnswer("answerQuestion", 400, await post(answer, id, expert, { revision: 0, answer: " " }));
    await expectAnswer("answerQuestion", 400, await post(answer, id, expert, { revision: 0, answer: "x", citations: [] }));
    await expectAnswer("publishAnswer", 400, await post(publish, id, key, { revision: 1, audience: "world" }));
    await expectAnswer("listQuestions", 400, await callApi(list, "/questions?status=lost", { key: reader }));
    await expectAnswer("listQuestions", 401, await callApi(list, "/questions"));
  });

  it("is absent for strangers, for unknown ids and for what is no id", async () => {
    const id = await ask();
    for (const [by, questionId] of [[stranger, id], [key, newId()], [key, "latest"]] as const) {
      await expectAnswer("getQuestion", 404, await callApi(get, "/", { key: by, params: { questionId } }));
      await expectAnswer("answerQuestion", 404, await post(answer, questionId, by, { revision: 0, answer: "x" }));
      await expectAnswer("approveAnswer", 404, await post(approve, questionId, by, { revision: 0 }));
      await expectAnswer("publishAnswer", 404, await post(publish, questionId, by, { revision: 0, audience: "asker" }));
      await expectAnswer("declineQuestion", 404, await post(decline, questionId, by, { reason: "x" }));
    }
    for (const [by, linkId] of [[stranger, link.linkId], [key, newId()], [key, "latest"]] as const) await expectAnswer("listQuestions", 404, await callApi(list, `/questions?linkId=${linkId}`, { key: by }));
    expect(await expectAnswer("listQuestions", 200, await callApi(list, "/questions", { key: stranger }))).toMatchObject({ data: [], total: 0 });
  });
});
