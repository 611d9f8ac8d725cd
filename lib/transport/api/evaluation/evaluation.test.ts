import { beforeAll, describe, expect, it } from "vitest";
import { POST as publish } from "@/app/api/v1/knowledge-bases/[baseId]/publish/route";
import { POST as accept } from "@/app/api/v1/knowledge-bases/[baseId]/questions/[questionId]/accept/route";
import { DELETE as remove, GET as get, PUT as edit } from "@/app/api/v1/knowledge-bases/[baseId]/questions/[questionId]/route";
import { POST as fromFeedback } from "@/app/api/v1/knowledge-bases/[baseId]/questions/from-feedback/route";
import { POST as take } from "@/app/api/v1/knowledge-bases/[baseId]/questions/import/route";
import { POST as propose } from "@/app/api/v1/knowledge-bases/[baseId]/questions/propose/route";
import { GET as list, POST as write } from "@/app/api/v1/knowledge-bases/[baseId]/questions/route";
import { GET as results } from "@/app/api/v1/knowledge-bases/[baseId]/runs/[runId]/results/route";
import { DELETE as cancel, GET as getRun } from "@/app/api/v1/knowledge-bases/[baseId]/runs/[runId]/route";
import { GET as runs, POST as start } from "@/app/api/v1/knowledge-bases/[baseId]/runs/route";
import { evaluationWorld } from "@/scripts/test/evaluation-world";
import { newId } from "@/lib/kernel/ids";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { createTenant } from "@/scripts/test/tenant-fixture";
import { sendQuestions } from "../../send-questions";
import { expectAnswer } from "../expect-answer.fixture";

provideTestDatabase();
provideExtraction();

interface Question {
  id: string;
  status: string;
}
interface Run {
  id: string;
}

let world: Awaited<ReturnType<typeof evaluationWorld>>;
let key: string;
let reader: string;
let stranger: string;
beforeAll(async () => {
  world = await evaluationWorld();
  key = (await issueKey(world.tenant.owner)).secret;
  reader = (await issueKey(world.tenant.owner, ["workspace:read", "knowledge:read", "documents:read"])).secret;
  stranger = (await issueKey((await createTenant("Stranger")).owner)).secret;
}, 60_000);

const body = () => ({ question: "What rating do the lobby doors have?", expectedAnswer: "FD60S", passages: [{ documentId: world.doorsId, quote: "Lobby doors are FD60S" }] });
const at = () => ({ baseId: world.baseId });
const ofQuestion = (questionId: string) => ({ ...at(), questionId });
const ofRun = (runId: string) => ({ ...at(), runId });

describe("evaluation over the API", { timeout: 60_000 }, () => {
  it("golden questions are written, read, edited, imported, proposed, accepted and deleted", async () => {
    const made = await expectAnswer<Question>("writeGoldenQuestion", 201, await callApi(write, "/", { key, params: at(), body: body() }));
    const params = ofQuestion(made.id);
    expect(await expectAnswer("getGoldenQuestion", 200, await callApi(get, "/", { key, params }))).toMatchObject({ origin: "written", passages: [{ documentName: "Doors.md", current: true }] });
    await expectAnswer("writeGoldenQuestion", 409, await callApi(write, "/", { key, params: at(), body: body() }));
    await expectAnswer("writeGoldenQuestion", 400, await callApi(write, "/", { key, params: at(), body: { question: "Where?" } }));
    expect(await expectAnswer("editGoldenQuestion", 200, await callApi(edit, "/", { key, params, method: "PUT", body: { question: "Who won the cup?", answerable: false } }))).toMatchObject({ revision: 2, answerable: false, passages: [] });
    expect((await callApi(remove, "/", { key, params, method: "DELETE" })).status).toBe(204);
    await expectAnswer("getGoldenQuestion", 404, await callApi(get, "/", { key, params }));
    const text = "question;answer;document;quote\nWhat rating do the lobby doors have?;FD60S;Doors.md;doors are FD60S\nWhat height?;;Doors.md;ten metres";
    expect(await expectAnswer("importGoldenQuestions", 200, await callApi(take, "/", { key, params: at(), body: { format: "csv", text } }))).toEqual({ imported: 1, known: 0, errors: [{ row: 3, message: expect.stringContaining("do not stand in") as string }] });
    await expectAnswer("importGoldenQuestions", 400, await callApi(take, "/", { key, params: at(), body: { format: "json", text: "{" } }));
    expect(await expectAnswer("proposeGoldenQuestions", 200, await callApi(propose, "/", { key, params: at(), body: { count: 1 } }))).toEqual({ proposed: 1 });
    const { data } = await expectAnswer<{ data: Question[] }>("listGoldenQuestions", 200, await callApi(list, "/", { key, params: at() }));
    expect(data.map(({ status }) => status)).toEqual(["accepted", "proposed"]);
    const questionId = data[1]?.id ?? "";
    expect(await expectAnswer("acceptGoldenQuestion", 200, await callApi(accept, "/", { key, params: ofQuestion(questionId) }))).toMatchObject({ status: "accepted" });
    await expectAnswer("proposeFromFeedback", 404, await callApi(fromFeedback, "/", { key, params: at(), body: { messageId: newId() } }));
  });

  it("runs are started, followed, read and cancelled; publishing takes a reason", async () => {
    await expectAnswer("publishKnowledgeBase", 409, await callApi(publish, "/", { key, params: at(), method: "POST" }));
    const { id } = await expectAnswer<Run>("startEvaluationRun", 201, await callApi(start, "/", { key, params: at(), method: "POST" }));
    await expectAnswer("startEvaluationRun", 409, await callApi(start, "/", { key, params: at(), method: "POST" }));
    await world.worker.work();
    const params = ofRun(id);
    expect(await expectAnswer("getEvaluationRun", 200, await callApi(getRun, "/", { key, params }))).toMatchObject({ status: "done", figures: { recall: 1 } });
    expect(await expectAnswer("listEvaluationResults", 200, await callApi(results, "/", { key, params }))).toMatchObject({ total: 2, data: [{ outcome: { recall: 1 } }, {}] });
    expect(await expectAnswer("listEvaluationResults", 200, await callApi(results, "/results?missed=true", { key, params }))).toMatchObject({ total: 1, data: [{ ordinal: 2, outcome: { abstained: true } }] });
    await expectAnswer("cancelEvaluationRun", 409, await callApi(cancel, "/", { key, params, method: "DELETE" }));
    const second = await expectAnswer<Run>("startEvaluationRun", 201, await callApi(start, "/", { key, params: at(), method: "POST" }));
    expect(await expectAnswer("cancelEvaluationRun", 200, await callApi(cancel, "/", { key, params: ofRun(second.id), method: "DELETE" }))).toMatchObject({ status: "cancelled" });
    expect(await expectAnswer("listEvaluationRuns", 200, await callApi(runs, "/", { key, params: at() }))).toMatchObject({ total: 2, data: [{ number: 2 }, { number: 1 }] });
    await expectAnswer("writeGoldenQuestion", 201, await callApi(write, "/", { key, params: at(), body: { question: "Who won the cup?", answerable: false } }));
    await expectAnswer("publishKnowledgeBase", 400, await callApi(publish, "/", { key, params: at(), body: { overrideReason: "short" } }));
    expect(await expectAnswer("publishKnowledgeBase", 200, await callApi(publish, "/", { key, params: at(), body: { overrideReason: "The cup is nobody's business." } }))).toMatchObject({ status: "published" });
  });

  it("the file of the questions can be imported again", async () => {
    const csv = await (await sendQuestions(world.tenant.owner, world.baseId, new URLSearchParams())).text();
    expect(csv.split("\r\n")[0]).toBe("question,answer,answerable,document,page,quote");
    const json = await (await sendQuestions(world.tenant.owner, world.baseId, new URLSearchParams("format=json"))).text();
    for (const [format, text] of [["csv", csv], ["json", json]] as const) {
      expect(await expectAnswer("importGoldenQuestions", 200, await callApi(take, "/", { key, params: at(), body: { format, text } }))).toEqual({ imported: 0, known: 3, errors: [] });
    }
    await expect(sendQuestions(world.tenant.owner, world.baseId, new URLSearchParams("format=xml"))).rejects.toMatchObject({ code: "invalid_input" });
  });

  it("is not there for strangers, and read only for who may only read", async () => {
    const { data } = await expectAnswer<{ data: Run[] }>("listEvaluationRuns", 200, await callApi(runs, "/", { key: reader, params: at() }));
    const runId = data[0]?.id ?? "";
    for (const params of [ofRun(runId), ofRun(newId()), { baseId: newId(), runId: "none" }]) await expectAnswer("getEvaluationRun", 404, await callApi(getRun, "/", { key: stranger, params }));
    await expectAnswer("listGoldenQuestions", 404, await callApi(list, "/", { key: stranger, params: at() }));
    await expectAnswer("startEvaluationRun", 403, await callApi(start, "/", { key: reader, params: at(), method: "POST" }));
    await expectAnswer("writeGoldenQuestion", 403, await callApi(write, "/", { key: reader, params: at(), body: body() }));
  });
});
