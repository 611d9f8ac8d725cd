import "server-only";
import { empty, type Endpoint, failures, json, JSON_TYPE, params, problem } from "../endpoint";
import { listOf, pageQuery } from "../schemas";
import * as api from "./evaluation-schemas";

const at = "/knowledge-bases/{baseId}";
const base = params("baseId");
const question = params("baseId", "questionId");
const run = params("baseId", "runId");
const TAG = "Evaluation";
const MANAGES = "Needs knowledge:read too.";
const EXAMPLE = { question: "What rating do the lobby doors have?", expectedAnswer: "FD60S", passages: [{ documentId: "0193a1b2-0000-7000-8000-000000000001", quote: "Lobby doors are FD60S" }] };

const questions: Endpoint[] = [
  {
    id: "listGoldenQuestions", method: "get", path: `${at}/questions`, tag: TAG, permission: "knowledge:read", secured: true, summary: "Golden questions of a knowledge base", description: "For keys with knowledge:manage with the proposals, behind the accepted ones; of questions about documents that the key may not see, nothing.", params: base, query: pageQuery,
    answers: { 200: json("A page", listOf(api.questionSchema)), ...failures(problem, 400, 404) },
  },
  {
    id: "writeGoldenQuestion", method: "post", path: `${at}/questions`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Write a golden question", description: `Its quotes must stand letter by letter in documents of the base. ${MANAGES}`, params: base,
    body: { contentType: JSON_TYPE, schema: api.questionBody, example: EXAMPLE },
    answers: { 201: json("Written", api.questionSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "getGoldenQuestion", method: "get", path: `${at}/questions/{questionId}`, tag: TAG, permission: "knowledge:read", secured: true, summary: "One golden question", params: question,
    answers: { 200: json("The question", api.questionSchema), ...failures(problem, 404) },
  },
  {
    id: "editGoldenQuestion", method: "put", path: `${at}/questions/{questionId}`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Edit a golden question", description: `Its passages are looked for in the versions that answer now. ${MANAGES}`, params: question,
    body: { contentType: JSON_TYPE, schema: api.questionBody, example: EXAMPLE },
    answers: { 200: json("As it is now", api.questionSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "deleteGoldenQuestion", method: "delete", path: `${at}/questions/{questionId}`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Delete a golden question", params: question,
    answers: { ...empty, ...failures(problem, 404) },
  },
  {
    id: "acceptGoldenQuestion", method: "post", path: `${at}/questions/{questionId}/accept`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Accept a proposal", description: MANAGES, params: question,
    answers: { 200: json("Accepted", api.questionSchema), ...failures(problem, 404, 409) },
  },
  {
    id: "importGoldenQuestions", method: "post", path: `${at}/questions/import`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Import golden questions", description: `Rows that are right are taken; the report says of every other one what is wrong with it. ${MANAGES}`, params: base,
    body: { contentType: JSON_TYPE, schema: api.importBody, example: { format: "csv", text: "question,answer,answerable,document,page,quote\nWhat rating?,FD60S,yes,Doors.pdf,2,Lobby doors are FD60S" } },
    answers: { 200: json("What became of the rows", api.importReportSchema), ...failures(problem, 400, 404, 413) },
  },
  {
    id: "proposeGoldenQuestions", method: "post", path: `${at}/questions/propose`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Propose questions from the documents", description: `They count once they are accepted. Needs documents:read too. ${MANAGES}`, params: base,
    body: { contentType: JSON_TYPE, schema: api.proposeBody, example: { count: 5 } },
    answers: { 200: json("How many were found", api.proposalsSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "proposeFromFeedback", method: "post", path: `${at}/questions/from-feedback`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Propose the question of a bad answer", description: `Of an answer with a thumbs-down in a conversation that the key may read. ${MANAGES}`, params: base,
    body: { contentType: JSON_TYPE, schema: api.feedbackBody, example: { messageId: "0193a1b2-0000-7000-8000-000000000001" } },
    answers: { 201: json("Proposed", api.questionSchema), ...failures(problem, 400, 404, 409, 413) },
  },
];

const runs: Endpoint[] = [
  {
    id: "listEvaluationRuns", method: "get", path: `${at}/runs`, tag: TAG, permission: "knowledge:read", secured: true, summary: "Runs of a knowledge base", description: "Newest first. Without knowledge:manage their questions are counted as far as the key may see them.", params: base, query: pageQuery,
    answers: { 200: json("A page", listOf(api.runSchema)), ...failures(problem, 400, 404) },
  },
  {
    id: "startEvaluationRun", method: "post", path: `${at}/runs`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Start a run", description: `Asks every golden question in the name of the key's maker, in the background. Needs search:run, documents:read and chat:ask too. ${MANAGES}`, params: base,
    answers: { 201: json("Under way", api.runSchema), ...failures(problem, 404, 409) },
  },
  {
    id: "getEvaluationRun", method: "get", path: `${at}/runs/{runId}`, tag: TAG, permission: "knowledge:read", secured: true, summary: "One run with its figures", params: run,
    answers: { 200: json("The run", api.runSchema), ...failures(problem, 404) },
  },
  {
    id: "cancelEvaluationRun", method: "delete", path: `${at}/runs/{runId}`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Cancel a run", description: `What it found so far stays readable. ${MANAGES}`, params: run,
    answers: { 200: json("Cancelled", api.runSchema), ...failures(problem, 404, 409) },
  },
  {
    id: "listEvaluationResults", method: "get", path: `${at}/runs/{runId}/results`, tag: TAG, permission: "knowledge:read", secured: true, summary: "What came of each question", params: run, query: api.resultsQuery,
    answers: { 200: json("A page", listOf(api.resultSchema)), ...failures(problem, 400, 404) },
  },
];

export const EVALUATION_ENDPOINTS: readonly Endpoint[] = [...questions, ...runs];
