import { beforeAll, describe, expect, it } from "vitest";
import { GET as read, POST as ask } from "@/app/api/share/[token]/questions/route";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { uploadVersion } from "@/lib/domains/dataroom/commands/upload-version";
import { revokeLink } from "@/lib/domains/sharing/commands/revoke-link";
import { answerQuestion } from "@/lib/domains/sharing/questions/commands/answer-question";
import { approveAnswer } from "@/lib/domains/sharing/questions/commands/approve-answer";
import { publishAnswer } from "@/lib/domains/sharing/questions/commands/publish-answer";
import { runDraftAnswer } from "@/lib/domains/sharing/questions/jobs/draft-answer.handler";
import { getQuestion } from "@/lib/domains/sharing/questions/queries/list-questions";
import type { VisitorQuestionsDto } from "@/lib/domains/sharing/questions/schema";
import { contextFromSharing } from "@/lib/domains/tenancy/contexts";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { providePageDrawing } from "@/scripts/test/page-drawing";
import { makeReady, workerContext } from "@/scripts/test/pipeline";
import { withoutRateLimits } from "@/scripts/test/rate-limits";
import { addDocument, bytes, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { addLink, addVisit, type TestLink, type TestVisit } from "@/scripts/test/visit-fixture";

provideTestDatabase();
provideExtraction();
providePageDrawing();
withoutRateLimits();

const QUESTION = "What rating do the firefighting lobby doors need?";
const FILLING = Array.from({ length: 120 }, (_, at) => `Clause ${at + 1} is about the state of section ${at + 1} of the works and the drawings that are missing there.`).join("\n\n");

let tenant: Tenant;
let documentId: string;
let link: TestLink;
let visitor: TestVisit;

beforeAll(async () => {
  tenant = await createTenant();
  const doors = await addDocument(tenant.owner, { name: "Doors.txt", text: `${FILLING}\n\nDoors to the firefighting lobby need a rating of FD60S.\n` });
  documentId = doors.documentId;
  await makeReady(tenant, doors.versionId);
  link = await addLink(tenant.owner, { documentIds: [documentId] });
  visitor = await addVisit(tenant.owner, link);
});

function call(handler: typeof read, token: string, headers: Headers, body?: unknown): Promise<Response> {
  const sent = new Headers([...headers, ["host", "localhost:3000"]]);
  if (body !== undefined && !sent.has("origin")) sent.set("origin", "http://localhost:3000");
  const init = body === undefined ? {} : { method: "POST", body: typeof body === "string" ? body : JSON.stringify(body) };
  return handler(new Request(`http://localhost:3000/api/share/${token}/questions`, { headers: sent, ...init }), { params: Promise.resolve({ token }) });
}

const questions = async () => (await (await call(read, link.token, visitor.headers)).json()) as VisitorQuestionsDto;

describe("a visitor's questions over his browser", () => {
  it("are asked, and answered with a passage on the picture that holds it; a newer version closes the page, not the answer", async () => {
    const asked = await call(ask, link.token, visitor.headers, { question: QUESTION, anonymous: true });
    expect(asked.status).toBe(200);
    const { id: questionId, left } = (await asked.json()) as { id: string; left: number };
    expect(left).toBe(2);
    await runDraftAnswer(workerContext(tenant), await contextFromSharing({ name: "test", id: "test-job", linkId: link.linkId }), { linkId: link.linkId, questionId }, new AbortController().signal);
    const { draft } = await inTenantStatements(tenant.owner, (tx) => getQuestion(tx, questionId));
    await answerQuestion.execute(tenant.owner, { questionId, revision: 0, answer: draft?.text ?? "" });
    expect((await questions()).questions[0]).toMatchObject({ state: "waiting", answer: null });
    await approveAnswer.execute(tenant.owner, { questionId, revision: 1 });
    await publishAnswer.execute(tenant.owner, { questionId, revision: 1, audience: "asker" });
    const [answered] = (await questions()).questions;
    const cited = answered?.answer?.citations.find(({ quote }) => quote.includes("FD60S"));
    expect(cited).toMatchObject({ documentId, opens: true });
    expect(cited?.picturePage).toBeGreaterThan(1);

    const newer = await uploadVersion.execute(tenant.owner, { documentId, name: "v2.txt", body: bytes("Doors need nothing.") });
    await makeReady(tenant, newer.versionId);
    const [later] = (await questions()).questions;
    expect(later?.answer?.citations[0]).toMatchObject({ opens: false, picturePage: null });
    expect(later?.answer?.text).toBe(answered?.answer?.text);
  });

  it("are refused before the gates, from other sites, with another link's visit, and to nobody's address alike", async () => {
    const elsewhere = await addVisit(tenant.owner, await addLink(tenant.owner, { documentIds: [documentId] }));
    const body = { question: "Let me in?" };
    const evil = new Headers([...visitor.headers, ["origin", "https://evil.example"]]);
    expect((await call(ask, link.token, evil, body)).status).toBe(403);
    for (const headers of [new Headers(), elsewhere.headers]) {
      expect((await call(read, link.token, headers)).status).toBe(403);
      expect((await call(ask, link.token, headers, body)).status).toBe(403);
    }
    expect((await call(ask, "A".repeat(43), visitor.headers, body)).status).toBe(404);
    expect((await questions()).questions).toHaveLength(1);
  });

  it("what is no question is told plainly", async () => {
    for (const body of [{ question: "" }, { question: 1 }, { question: "x", audience: "everyone" }, "not json", { question: "x".repeat(50_000) }]) {
      expect([400, 413]).toContain((await call(ask, link.token, visitor.headers, body)).status);
    }
  });

  it("end with the link, at the next request", async () => {
    await revokeLink.execute(tenant.owner, { linkId: link.linkId });
    expect((await call(read, link.token, visitor.headers)).status).toBe(410);
    expect((await call(ask, link.token, visitor.headers, { question: "Still there?" })).status).toBe(410);
  });
});
