import "server-only";
import { z } from "zod";
import { empty, type Endpoint, failures, json, JSON_TYPE, params, problem } from "../endpoint";
import { listOf } from "../schemas";
import * as api from "./agent-schemas";

const agent = params("agent");
const TAG = "Agents";
const MANAGES = "Needs agents:read too, as all calls that change an agent.";

export const AGENT_ENDPOINTS: readonly Endpoint[] = [
  {
    id: "listAgents", method: "get", path: "/agents", tag: TAG, permission: "agents:read", secured: true, summary: "List agents", description: "The workspace's own that the key may ask, then the library's. Each is also a model of /chat/completions, as `muniment:` and its id.", query: api.listAgentsQuery,
    answers: { 200: json("A page", listOf(api.agentSummarySchema)), ...failures(problem, 400) },
  },
  {
    id: "createAgent", method: "post", path: "/agents", tag: TAG, permission: "agents:manage", secured: true, summary: "Create an agent", description: MANAGES,
    body: { contentType: JSON_TYPE, schema: api.createAgentBody, example: { name: "Door schedules", instructions: "You answer questions about door schedules: ratings, sizes and ironmongery.", tools: ["search", "tables"] } },
    answers: { 201: json("Made", api.agentSchema), ...failures(problem, 400, 404, 413) },
  },
  {
    id: "getAgent", method: "get", path: "/agents/{agent}", tag: TAG, permission: "agents:read", secured: true, summary: "One agent", params: agent,
    answers: { 200: json("The agent", api.agentSchema), ...failures(problem, 404) },
  },
  {
    id: "updateAgent", method: "patch", path: "/agents/{agent}", tag: TAG, permission: "agents:manage", secured: true, summary: "Change an agent", description: `Where it answers otherwise than before, that is a new version. The library's cannot be changed: clone them. ${MANAGES}`, params: agent,
    body: { contentType: JSON_TYPE, schema: api.updateAgentBody, example: { temperature: 0.2, note: "Closer to the wording" } },
    answers: { 200: json("The agent as it is now", api.agentSchema), ...failures(problem, 400, 404, 409, 413) },
  },
  {
    id: "deleteAgent", method: "delete", path: "/agents/{agent}", tag: TAG, permission: "agents:manage", secured: true, summary: "Delete an agent", description: "It answers no more; its versions stay and it can be reactivated.", params: agent,
    answers: { ...empty, ...failures(problem, 404) },
  },
  {
    id: "reactivateAgent", method: "post", path: "/agents/{agent}/reactivate", tag: TAG, permission: "agents:manage", secured: true, summary: "Reactivate a deleted agent", description: MANAGES, params: agent,
    answers: { 200: json("It answers again", api.agentSchema), ...failures(problem, 404) },
  },
  {
    id: "cloneAgent", method: "post", path: "/agents/{agent}/clone", tag: TAG, permission: "agents:manage", secured: true, summary: "Clone an agent", description: `Of the library or of the workspace. The clone can be asked by its maker alone until its access is changed. ${MANAGES}`, params: agent,
    body: { contentType: JSON_TYPE, schema: api.cloneAgentBody, example: { name: "Our fire engineer" } },
    answers: { 201: json("Made", api.agentSchema), ...failures(problem, 400, 404, 413) },
  },
  {
    id: "listAgentVersions", method: "get", path: "/agents/{agent}/versions", tag: TAG, permission: "agents:read", secured: true, summary: "Versions of an agent, newest first", params: agent,
    answers: { 200: json("All of them, at most 200", z.object({ data: z.array(api.agentVersionSchema) })), ...failures(problem, 404) },
  },
  {
    id: "restoreAgentVersion", method: "post", path: "/agents/{agent}/versions/{number}/restore", tag: TAG, permission: "agents:manage", secured: true, summary: "Restore a version", description: `As a new version on top of all. ${MANAGES}`, params: z.object({ agent: z.string(), number: z.string() }),
    answers: { 200: json("The agent as it is now", api.agentSchema), ...failures(problem, 404, 409) },
  },
];
