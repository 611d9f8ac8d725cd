import { beforeAll, describe, expect, it } from "vitest";
import { inTenant } from "@/lib/db/tenant";
import { rateAnswer } from "@/lib/domains/chat/feedback/commands/rate-answer";
import { postQuestion } from "@/lib/domains/chat/commands/post-question";
import { writeAnswer } from "@/lib/domains/chat/write-answer";
import { purgeDocument } from "@/lib/domains/dataroom/commands/purge-document";
import { trashDocument } from "@/lib/domains/dataroom/commands/trash-document";
import { publishBase } from "@/lib/domains/knowledge/bases/commands/publish-base";
import { renewContext } from "@/lib/domains/tenancy/contexts";
import type { TenantContext } from "@/lib/kernel/context";
import { newId } from "@/lib/kernel/ids";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { addDocument, addMember, eventTypes } from "@/scripts/test/tenant-fixture";
import { evaluationWorld, WALLS } from "@/scripts/test/evaluation-world";
import { acceptQuestion } from "./commands/accept-question";
import { deleteQuestion } from "./commands/delete-question";
import { editQuestion } from "./commands/edit-question";
import { importQuestions } from "./commands/import-questions";
import { proposeFromFeedback } from "./commands/propose-from-feedback";
import { proposeQuestions } from "./commands/propose-questions";
import { writeQuestion } from "./commands/write-question";
import { listBadAnswers } from "./queries/bad-answers";
import { listQuestions } from "./queries/golden-questions";

provideTestDatabase();
provideExtraction();

let world: Awaited<ReturnType<typeof evaluationWorld>>;
let owner: TenantContext;
let editor: TenantContext;
beforeAll(async () => {
  world = await evaluationWorld();
  owner = world.tenant.owner;
  editor = await addMember(world.tenant, "editor", { clearance: 1 });
}, 60_000);

const list = (ctx: TenantContext) => inTenant(ctx, (tx) => listQuestions(tx, world.baseId));
const onDoors = (question: string, quote = "Lobby doors are FD60S") => ({ baseId: world.baseId, question, passages: [{ documentId: world.doorsId, quote }] });
const quiet = { onPassages: () => undefined, onText: () => undefined, onCitation: () => undefined };

describe("golden questions", { timeout: 30_000 }, () => {
  it("are written with the words that hold the answer, edited, and deleted", async () => {
    const { questionId } = await writeQuestion.execute(editor, { ...onDoors("What rating do lobby doors have?", "lobby  doors are “FD60S”"), expectedAnswer: "FD60S" });
    const [written] = await list(editor);
    expect(written).toMatchObject({ id: questionId, origin: "written", status: "accepted", revision: 1, passages: [{ documentId: world.doorsId, documentName: "Doors.md", version: 1, quote: "Lobby doors are FD60S", current: true }] });
    await editQuestion.execute(editor, { ...onDoors("How long does the party wall resist fire?", "ninety minutes"), questionId });
    expect(await list(editor)).toMatchObject([{ question: "How long does the party wall resist fire?", expectedAnswer: null, revision: 2, passages: [{ quote: "ninety minutes" }] }]);
    await deleteQuestion.execute(editor, { baseId: world.baseId, questionId });
    expect(await list(editor)).toEqual([]);
    expect((await eventTypes(owner)).filter((type) => type.startsWith("evaluation."))).toEqual(["evaluation.question-written", "evaluation.question-edited", "evaluation.question-deleted"]);
  });

  it("are refused with the reason at the field", async () => {
    const refusal = async (input: object): Promise<unknown> => {
      try {
        return await writeQuestion.execute(editor, { ...onDoors("What rating?"), ...input });
      } catch (error) {
        return error;
      }
    };
    expect(await refusal({ passages: [{ documentId: world.doorsId, quote: "Lobby doors are FD30S" }] })).toMatchObject({ code: "invalid_input", fields: { "passages.0.quote": expect.stringContaining("do not stand in “Doors.md”, version 1") as string } });
    expect(await refusal({ passages: [{ documentId: world.doorsId, page: 9, quote: "Lobby doors" }] })).toMatchObject({ fields: { "passages.0.page": expect.stringContaining("no page 9") as string } });
    expect(await refusal({ passages: [] })).toMatchObject({ fields: { passages: expect.stringContaining("at least one passage") as string } });
    expect(await refusal({ answerable: false })).toMatchObject({ fields: { passages: expect.stringContaining("has no passage") as string } });
    expect(await refusal({ question: " " })).toMatchObject({ fields: { question: "Enter a question." } });
    const unseen = await refusal({ passages: [{ documentId: world.gearsId, quote: "seven tonnes" }] });
    expect(unseen).toEqual(await refusal({ passages: [{ documentId: newId(), quote: "seven tonnes" }] }));
    const { questionId } = await writeQuestion.execute(editor, onDoors("What rating?"));
    expect(await refusal({ question: "what RATING" })).toMatchObject({ code: "conflict", fields: { question: "It is there already." } });
    await deleteQuestion.execute(editor, { baseId: world.baseId, questionId });
  });

  it("are not there for who may not see a document of theirs, nor for viewers of a draft", async () => {
    const { questionId } = await writeQuestion.execute(owner, { baseId: world.baseId, question: "What does the gearbox weigh?", expectedAnswer: "seven tonnes", passages: [{ documentId: world.gearsId, quote: "seven tonnes" }] });
    expect(await list(editor)).toEqual([]);
    const missing = { code: "not_found" };
    await expect(deleteQuestion.execute(editor, { baseId: world.baseId, questionId })).rejects.toMatchObject(missing);
    await expect(editQuestion.execute(editor, { ...onDoors("Mine now?"), questionId })).rejects.toMatchObject(missing);
    const viewer = await addMember(world.tenant, "viewer");
    await expect(async () => writeQuestion.execute(viewer, onDoors("Mine?"))).rejects.toMatchObject({ code: "forbidden" });
    await deleteQuestion.execute(owner, { baseId: world.baseId, questionId });
  });

  it("are imported row by row; the report says what is wrong with the others", async () => {
    const text = ["question,answer,answerable,document,page,quote", "What rating?,FD60S,yes,Doors.md,1,doors are FD60S", "Who won the cup?,,no,,,", "What weight?,,yes,Gears.txt,,seven tonnes", "What height?,,yes,Doors.md,,ten metres", "What page?,,yes,Doors.md,x,ninety"].join("\n");
    const report = await importQuestions.execute(editor, { baseId: world.baseId, format: "csv", text });
    expect(report).toEqual({
      imported: 2,
      known: 0,
      errors: [
        { row: 4, message: "This document does not belong to the knowledge base, is not ready, or you cannot open it." },
        { row: 5, message: "These words do not stand in “Doors.md”, version 1. Copy them letter by letter." },
        { row: 6, message: "page: write a whole number, not “x”." },
      ],
    });
    expect(await list(owner)).toMatchObject([{ question: "What rating?", origin: "imported", answerable: true }, { question: "Who won the cup?", answerable: false, passages: [] }]);
    expect(await importQuestions.execute(editor, { baseId: world.baseId, format: "json", text: JSON.stringify([{ question: "what rating", passages: [{ document: "Doors.md", quote: "FD60S" }] }]) })).toEqual({ imported: 0, known: 1, errors: [] });
  });

  it("are proposed out of the documents that the person may see, and count once they are accepted", async () => {
    const before = (await list(owner)).length;
    expect(await proposeQuestions.execute(editor, { baseId: world.baseId, count: 5 })).toEqual({ proposed: 1 });
    const proposal = (await list(editor)).find(({ status }) => status === "proposed");
    expect(proposal).toMatchObject({ question: "What does “Doors” say about walls?", origin: "generated", passages: [{ quote: WALLS }] });
    expect(await proposeQuestions.execute(editor, { baseId: world.baseId })).toEqual({ proposed: 0 });
    const questionId = proposal?.id ?? "";
    await acceptQuestion.execute(editor, { baseId: world.baseId, questionId });
    await acceptQuestion.execute(editor, { baseId: world.baseId, questionId });
    expect((await list(owner)).filter(({ status }) => status === "accepted")).toHaveLength(before + 1);
    expect((await eventTypes(owner)).filter((type) => type === "evaluation.question-accepted")).toHaveLength(1);
  });

  it("are made of a thumbs-down, of conversations that the person may read", async () => {
    await publishBase.execute(owner, { baseId: world.baseId, overrideReason: "Published for a test of questions." });
    const posted = await postQuestion.execute(owner, { question: "Which device do the lobby doors have?", knowledgeBaseId: world.baseId });
    await writeAnswer(owner, posted, quiet, () => renewContext(owner));
    const bad = (ctx: TenantContext) => inTenant(ctx, (tx) => listBadAnswers(tx, world.baseId));
    expect(await bad(owner)).toEqual([]);
    await rateAnswer.execute(owner, { messageId: posted.messageId, verdict: "down", reason: "incomplete" });
    expect(await bad(owner)).toMatchObject([{ messageId: posted.messageId, question: "Which device do the lobby doors have?", reason: "incomplete" }]);
    expect(await bad(editor)).toEqual([]);
    const input = { baseId: world.baseId, messageId: posted.messageId };
    await expect(proposeFromFeedback.execute(editor, input)).rejects.toMatchObject({ code: "not_found" });
    const { questionId } = await proposeFromFeedback.execute(owner, input);
    const proposal = (await list(owner)).find(({ id }) => id === questionId);
    expect(proposal).toMatchObject({ status: "proposed", origin: "feedback", passages: expect.arrayContaining([expect.objectContaining({ documentId: world.doorsId, quote: expect.stringContaining("self-closing device") as string })]) as unknown[] });
    expect(await bad(owner)).toEqual([]);
    await expect(proposeFromFeedback.execute(owner, input)).rejects.toMatchObject({ code: "conflict" });
    await rateAnswer.execute(owner, { messageId: posted.messageId, verdict: "down", reason: "wrong-source" });
    await deleteQuestion.execute(owner, { baseId: world.baseId, questionId });
    const empty = await proposeFromFeedback.execute(owner, input);
    const restsOn = () => inTenant(owner, async (tx) => (await tx.db.goldenQuestion.findUniqueOrThrow({ where: { id: empty.questionId } })).restsOn);
    const answer = await inTenant(owner, (tx) => tx.db.message.findUniqueOrThrow({ where: { id: posted.messageId } }));
    expect(answer.restsOn).toContain(world.doorsId);
    expect((await restsOn()).sort()).toEqual(answer.restsOn.sort());
    const [proposed, viewer] = [(await list(owner)).find(({ id }) => id === empty.questionId), await addMember(world.tenant, "viewer", { clearance: 3 })];
    expect(proposed).toMatchObject({ status: "proposed", passages: [] });
    expect((await list(viewer)).map(({ status }) => status)).not.toContain("proposed");
    expect((await list(viewer)).length).toBeGreaterThan(0);
    await expect(acceptQuestion.execute(owner, { baseId: world.baseId, ...empty })).rejects.toMatchObject({ code: "conflict", userMessage: expect.stringContaining("where the answer stands") as string });
    await editQuestion.execute(owner, { ...onDoors(posted.question, "self-closing device"), questionId: empty.questionId });
    expect((await restsOn()).sort(), "completed, it still came out of that answer").toEqual(answer.restsOn.sort());
  });

  it("go with an erased document", async () => {
    const other = await evaluationWorld("Erased");
    await writeQuestion.execute(other.tenant.owner, { baseId: other.baseId, question: "What does the gearbox weigh?", passages: [{ documentId: other.gearsId, quote: "seven tonnes" }] });
    await addDocument(other.tenant.owner);
    await trashDocument.execute(other.tenant.owner, { documentId: other.gearsId });
    const left = () => inTenant(other.tenant.owner, (tx) => listQuestions(tx, other.baseId));
    expect(await left()).toMatchObject([{ passages: [{ current: false }] }]);
    await purgeDocument.execute(other.tenant.owner, { documentId: other.gearsId });
    expect(await left(), "at once").toEqual([]);
    await other.worker.work();
    expect(await inTenant(other.tenant.owner, (tx) => tx.db.goldenQuestion.count())).toBe(0);
  });
});
