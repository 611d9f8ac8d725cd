import { readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { createDepartment } from "@/lib/domains/tenancy/departments/commands/create-department";
import { createInvitationLink } from "@/lib/domains/tenancy/invitations/commands/create-invitation-link";
import { createRole } from "@/lib/domains/tenancy/roles/commands/create-role";
import { newId } from "@/lib/kernel/ids";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { ENDPOINTS } from "../endpoints";

provideTestDatabase();

type Handler = Parameters<typeof callApi>[0];

/** Bodies of the calls that name ids and have one. */
const BODIES: Record<string, (ids: Record<string, string>) => object> = {
  updateMember: () => ({ clearance: "public" }),
  updateRole: () => ({ name: "Mine now" }),
  updateDepartment: () => ({ name: "Mine now" }),
  updateWorkspace: () => ({ name: "Mine now" }),
  updateProject: () => ({ name: "Mine now" }),
  createInvitation: ({ workspaceId = "", departmentId = "" }) => ({ role: "member", departmentIds: [departmentId], workspaces: [{ workspaceId, role: "viewer" }] }),
};
const QUERIES: Record<string, (ids: Record<string, string>) => string> = {
  listMembers: ({ departmentId, workspaceId }) => `?departmentId=${departmentId}&workspaceId=${workspaceId}`,
  deleteWorkspace: () => "?confirmation=Main",
};

let victim: Tenant;
let strangerKey: string;
let viewerKey: string;
let real: Record<string, string>;

beforeAll(async () => {
  victim = await createTenant("Victim");
  const stranger = await createTenant("Stranger");
  strangerKey = (await issueKey(stranger.owner)).secret;
  const member = await addMember(victim, "viewer");
  // Of a member, with everything written into the key.
  viewerKey = (await issueKey({ ...victim.owner, actor: member.actor, userId: member.userId })).secret;
  real = {
    userId: member.userId ?? "",
    roleId: (await createRole.execute(victim.organization, { scope: "organization", name: "Reader", permissions: ["members:read"] })).roleId,
    departmentId: (await createDepartment.execute(victim.organization, { name: "Legal" })).id,
    invitationId: (await createInvitationLink.execute(victim.organization, { role: "member" })).invitationId,
    workspaceId: victim.workspaceId,
    projectId: victim.projectId,
  };
});

const TAGS = ["People", "Roles", "Workspaces", "Projects"];
const calls = ENDPOINTS.filter(({ tag, path: address, id }) => TAGS.includes(tag) && (/\{/.test(address) || id === "createInvitation"));

async function handlerOf({ path: address, method }: (typeof ENDPOINTS)[number]): Promise<Handler> {
  const file = path.resolve("app/api/v1", address.slice(1).replaceAll("{", "[").replaceAll("}", "]"), "route.ts");
  const handler = ((await import(file)) as Record<string, Handler>)[method.toUpperCase()];
  if (!handler) throw new Error(`${method} ${address} has no handler`);
  return handler;
}

async function ask(endpoint: (typeof ENDPOINTS)[number], key: string, ids: Record<string, string>): Promise<{ status: number; body: string }> {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");
  const params = Object.fromEntries(names.map((name) => [name, ids[name] ?? ""]));
  const body = BODIES[endpoint.id]?.(ids);
  const address = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? "") + (QUERIES[endpoint.id]?.(ids) ?? "");
  const response = await callApi(await handlerOf(endpoint), address, { key, params: params as never, method: endpoint.method.toUpperCase(), ...(body ? { body } : {}) });
  return { status: response.status, body: (await response.text()).replace(/"requestId":"[^"]*"/, "") };
}

const unknown = () => Object.fromEntries(Object.keys(real).map((name) => [name, newId()]));

describe("another organization's ids", () => {
  it.each(calls.map((endpoint) => [endpoint.id, endpoint] as const))("%s: are as absent as ids that nobody has, and as none", async (_, endpoint) => {
    const answers = [await ask(endpoint, strangerKey, real), await ask(endpoint, strangerKey, unknown()), await ask(endpoint, strangerKey, Object.fromEntries(Object.keys(real).map((name) => [name, "x"])))];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  });

  it("in a filter find nobody", async () => {
    const endpoint = ENDPOINTS.find(({ id }) => id === "listMembers");
    if (!endpoint) throw new Error("listMembers is not described");
    expect(JSON.parse((await ask(endpoint, strangerKey, real)).body)).toMatchObject({ data: [], total: 0 });
  });
});

describe("a key is never worth more than its maker", () => {
  const changing = ENDPOINTS.filter(({ tag, method, id }) => ["People", "Roles", "Workspaces"].includes(tag) && (method !== "get" || id !== "listDepartments"));
  it.each(changing.map((endpoint) => [endpoint.id, endpoint] as const))("%s: a member's key is refused", async (_, endpoint) => {
    const made = { createDepartment: { name: "New" }, createWorkspace: { name: "New" }, createRole: { scope: "workspace", name: "New", permissions: ["chat:ask"] } }[endpoint.id];
    const handler = await handlerOf(endpoint);
    const answer = made ? await callApi(handler, endpoint.path, { key: viewerKey, body: made, params: {} as never }) : await ask(endpoint, viewerKey, real);
    expect(answer.status).toBe(403);
  });
});

it("every described call has its route, and every route is described", () => {
  const routes = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.ts"))
    .map((file) => `/${path.posix.dirname(file.split(path.sep).join("/"))}`.replaceAll("[", "{").replaceAll("]", "}"))
    .filter((address) => !["/docs", "/{...rest}"].includes(address));
  expect([...new Set(ENDPOINTS.map(({ path: address }) => address))].sort()).toEqual(routes.sort());
});
