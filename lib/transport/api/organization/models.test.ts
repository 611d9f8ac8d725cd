import { beforeAll, describe, expect, it } from "vitest";
import { GET as getProvider } from "@/app/api/v1/model-providers/[providerId]/route";
import { GET as listProviders } from "@/app/api/v1/model-providers/route";
import { GET as getUsage } from "@/app/api/v1/usage/route";
import { addProvider } from "@/lib/domains/models/commands/add-provider";
import { newId } from "@/lib/kernel/ids";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { addMember, createTenant, type Tenant } from "@/scripts/test/tenant-fixture";
import { inTenant } from "@/lib/db/tenant";
import { sendUsage } from "../../send-usage";
import { expectAnswer } from "../expect-answer.fixture";

provideTestDatabase();
const KEY = "sk-secret-of-acme-0123456789wxyz";
const model = { name: "plain", inputPrice: 2, outputPrice: null, contextWindow: 8000, maxOutput: 500 };
let tenant: Tenant;
let stranger: Tenant;
let [key, viewerKey, strangerKey] = ["", "", ""];
let providerId = "";

beforeAll(async () => {
  [tenant, stranger] = [await createTenant("=Acme"), await createTenant("Stranger")];
  key = (await issueKey(tenant.owner)).secret;
  strangerKey = (await issueKey(stranger.owner)).secret;
  viewerKey = (await issueKey({ ...(await addMember(tenant, "admin")), permissions: tenant.owner.permissions })).secret;
  providerId = (await addProvider.execute(tenant.organization, { name: "Ours", kind: "compatible", baseUrl: "https://models.example.com/v1", apiKey: KEY, models: [model] })).id;
  const row = { id: newId(), organizationId: tenant.owner.organizationId, workspaceId: tenant.workspaceId, providerName: "=cmd|' /C calc'!A0", model: "+plain", inputTokens: 1000, outputTokens: 10, costMicros: 2000 };
  await inTenant(tenant.owner, (tx) => tx.db.modelCall.create({ data: row, select: { id: true } }));
});

describe("model providers", () => {
  it("are listed without their keys", async () => {
    const response = await callApi(listProviders, "/model-providers", { key });
    const page = await expectAnswer<{ data: { id: string; hasKey: boolean }[] }>("listModelProviders", 200, response);
    expect(page.data).toMatchObject([{ id: providerId, hasKey: true, position: 1, models: [model], health: null }]);
    expect(JSON.stringify(page)).not.toMatch(/sk-secret|wxyz|sealed/);
    await expectAnswer("getModelProvider", 200, await callApi(getProvider, "/", { key, params: { providerId } }));
  });

  it("another organization's are as absent as unknown ones; a member's key sees none", async () => {
    const real = await expectAnswer("getModelProvider", 404, await callApi(getProvider, "/", { key: strangerKey, params: { providerId } }));
    const unknown = await expectAnswer("getModelProvider", 404, await callApi(getProvider, "/", { key: strangerKey, params: { providerId: newId() } }));
    expect({ ...real, requestId: "" }).toEqual({ ...unknown, requestId: "" });
    await expectAnswer("getModelProvider", 404, await callApi(getProvider, "/", { key, params: { providerId: "x" } }));
    expect((await expectAnswer<{ data: object[] }>("listModelProviders", 200, await callApi(listProviders, "/model-providers", { key: strangerKey }))).data).toEqual([]);
    await expectAnswer("listModelProviders", 403, await callApi(listProviders, "/model-providers", { key: viewerKey }));
    await expectAnswer("getModelUsage", 403, await callApi(getUsage, "/usage", { key: viewerKey }));
  });
});

describe("usage", () => {
  it("is summed in dollars, for one's own organization", async () => {
    const usage = await expectAnswer("getModelUsage", 200, await callApi(getUsage, "/usage", { key }));
    expect(usage).toMatchObject({ total: { calls: 1, inputTokens: 1000, costUsd: 0.002 }, models: [{ name: "+plain" }] });
    expect(await expectAnswer("getModelUsage", 200, await callApi(getUsage, "/usage", { key: strangerKey }))).toMatchObject({ total: { calls: 0 }, workspaces: [] });
    for (const query of ["from=yesterday", "from=2026-02-30", "from=2026-03-01&to=2026-02-01", "from=2020-01-01&to=2026-01-01"]) {
      await expectAnswer("getModelUsage", 400, await callApi(getUsage, `/usage?${query}`, { key }));
    }
  });

  it("as CSV nothing becomes a formula", async () => {
    const csv = await (await sendUsage(tenant.organization, new URLSearchParams())).text();
    const [heading = "", line = ""] = csv.split("\r\n");
    expect(heading).toContain("Cost in US dollars");
    expect(line).toContain("0.002");
    expect(line).toContain("'=cmd");
    expect(line).toContain("'+plain");
  });
});
