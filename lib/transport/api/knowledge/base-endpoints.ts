import "server-only";
import { z } from "zod";
import { empty, type Endpoint, failures, json, JSON_TYPE, params, problem } from "../endpoint";
import { listOf, pageQuery } from "../schemas";
import * as api from "./base-schemas";

const base = params("baseId");
const at = "/knowledge-bases/{baseId}";
const TAG = "Knowledge bases";
const MANAGES = "Needs knowledge:read too, as all calls that change a knowledge base.";
const sources = z.object({ data: z.array(api.sourceSchema) });
const one = (says: string) => ({ 200: json(says, api.baseSchema), ...failures(problem, 404, 409) });

export const KNOWLEDGE_ENDPOINTS: readonly Endpoint[] = [
  {
    id: "listKnowledgeBases", method: "get", path: "/knowledge-bases", tag: TAG, permission: "knowledge:read", secured: true, summary: "List knowledge bases", description: "Published ones; drafts too with knowledge:manage.", query: pageQuery,
    answers: { 200: json("A page", listOf(api.baseSummarySchema)), ...failures(problem, 400) },
  },
  {
    id: "createKnowledgeBase", method: "post", path: "/knowledge-bases", tag: TAG, permission: "knowledge:manage", secured: true, summary: "Create a knowledge base", description: `A draft; with folders or documents it is indexed at once. ${MANAGES}`,
    body: { contentType: JSON_TYPE, schema: api.createBaseBody, example: { name: "Contracts", chunking: { method: "structure", size: 1200, parent: 2400 } } },
    answers: { 201: json("Made", api.baseSchema), ...failures(problem, 400, 404, 413) },
  },
  {
    id: "getKnowledgeBase", method: "get", path: at, tag: TAG, permission: "knowledge:read", secured: true, summary: "One knowledge base", params: base,
    answers: { 200: json("The knowledge base", api.baseSchema), ...failures(problem, 404) },
  },
  {
    id: "updateKnowledgeBase", method: "patch", path: at, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Change a knowledge base", description: `Retrieval settings hold at once; chunking settings when it is indexed again. ${MANAGES}`, params: base,
    body: { contentType: JSON_TYPE, schema: api.updateBaseBody, example: { retrieval: { passages: 8, perDocument: 3 } } },
    answers: { 200: json("As it is now", api.baseSchema), ...failures(problem, 400, 404, 413) },
  },
  {
    id: "deleteKnowledgeBase", method: "delete", path: at, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Delete a knowledge base", description: "Its passages go from every store; its documents stay.", params: base,
    answers: { ...empty, ...failures(problem, 404) },
  },
  {
    id: "listKnowledgeSources", method: "get", path: `${at}/sources`, tag: TAG, permission: "knowledge:read", secured: true, summary: "Folders and documents of a knowledge base", description: "Those that the key may see.", params: base,
    answers: { 200: json("All of them", sources), ...failures(problem, 404) },
  },
  {
    id: "addKnowledgeSources", method: "post", path: `${at}/sources`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Add folders and documents", description: `What comes into a folder later belongs to it by itself. ${MANAGES}`, params: base,
    body: { contentType: JSON_TYPE, schema: api.addSourcesBody, example: { folderIds: ["0193a1b2-0000-7000-8000-000000000001"] } },
    answers: { 200: json("All sources", sources), ...failures(problem, 400, 404, 413) },
  },
  {
    id: "removeKnowledgeSource", method: "delete", path: `${at}/sources/{sourceId}`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Remove a source", params: params("baseId", "sourceId"),
    answers: { ...empty, ...failures(problem, 404) },
  },
  {
    id: "indexKnowledgeBase", method: "post", path: `${at}/index`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Index again", description: `What was indexed before answers until it is done. ${MANAGES}`, params: base,
    answers: one("Being indexed"),
  },
  {
    id: "cancelKnowledgeIndexing", method: "delete", path: `${at}/index`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Cancel indexing", params: base,
    answers: one("Cancelled"),
  },
  {
    id: "publishKnowledgeBase", method: "post", path: `${at}/publish`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Publish", description: `409 says what stands in the way; where its evaluation does, a reason overrides it and is kept. ${MANAGES}`, params: base,
    body: { contentType: JSON_TYPE, schema: api.publishBody, example: {} },
    answers: { ...one("Published"), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "unpublishKnowledgeBase", method: "delete", path: `${at}/publish`, tag: TAG, permission: "knowledge:manage", secured: true, summary: "Make a draft again", params: base,
    answers: one("A draft"),
  },
  {
    id: "testKnowledgeBase", method: "post", path: `${at}/search`, tag: TAG, permission: "search:run", secured: true, summary: "Test retrieval", description: "Hits with the scores of every stage and what became of them. Needs knowledge:read and documents:read too.", params: base,
    body: { contentType: JSON_TYPE, schema: api.testBody, example: { query: "What is the retention?" } },
    answers: { 200: json("Best first", api.retrievalTestSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "getKnowledgeStatistics", method: "get", path: `${at}/statistics`, tag: TAG, permission: "knowledge:read", secured: true, summary: "Statistics", description: "Counted over the documents that the key may see.", params: base,
    answers: { 200: json("Of what answers", api.statisticsSchema), ...failures(problem, 404, 409) },
  },
];
