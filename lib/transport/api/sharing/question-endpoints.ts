import "server-only";
import { type Endpoint, failures, json, JSON_TYPE, params, problem } from "../endpoint";
import { listOf } from "../schemas";
import * as api from "./question-schemas";

const questionId = params("questionId");
const TAG = "Visitors' questions";
const question = (description: string) => json(description, api.questionSchema);

export const QUESTION_ENDPOINTS: readonly Endpoint[] = [
  {
    id: "listQuestions", method: "get", path: "/questions", tag: TAG, permission: "shares:read", secured: true, summary: "List visitors' questions", description: "Newest first, at the share links that the key may see.", query: api.listQuestionsQuery,
    answers: { 200: json("A page", listOf(api.questionSchema)), ...failures(problem, 400, 404) },
  },
  {
    id: "getQuestion", method: "get", path: "/questions/{questionId}", tag: TAG, permission: "shares:read", secured: true, summary: "One question with its draft and answer", params: questionId,
    answers: { 200: question("The question"), ...failures(problem, 404) },
  },
  {
    id: "answerQuestion", method: "post", path: "/questions/{questionId}/answer", tag: TAG, permission: "shares:answer", secured: true, summary: "Write or change the answer", description: "It waits for approval afterwards: what was approved or published before is taken back. Needs shares:read too, as all calls here.", params: questionId,
    body: { contentType: JSON_TYPE, schema: api.answerBody, example: { revision: 0, answer: "The lobby doors are FD60S [1]." } },
    answers: { 200: question("The question as it is now"), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "approveAnswer", method: "post", path: "/questions/{questionId}/approve", tag: TAG, permission: "shares:publish", secured: true, summary: "Approve the answer that was read", description: "Who wrote it approves it only where nobody else may (403).", params: questionId,
    body: { contentType: JSON_TYPE, schema: api.approveBody, example: { revision: 1 } },
    answers: { 200: question("The question as it is now"), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "publishAnswer", method: "post", path: "/questions/{questionId}/publish", tag: TAG, permission: "shares:publish", secured: true, summary: "Publish an approved answer", description: "Again with another audience: changes who reads it.", params: questionId,
    body: { contentType: JSON_TYPE, schema: api.publishBody, example: { revision: 1, audience: "everyone" } },
    answers: { 200: question("The question as it is now"), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "declineQuestion", method: "post", path: "/questions/{questionId}/decline", tag: TAG, permission: "shares:answer", secured: true, summary: "Decline a question", description: "For good: its asker is told, with the reason.", params: questionId,
    body: { contentType: JSON_TYPE, schema: api.declineBody, example: { reason: "This is outside the sale." } },
    answers: { 200: question("The question as it is now"), ...failures(problem, 400, 404, 409, 413) },
  },
];
