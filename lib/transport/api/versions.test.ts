import { unzipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import { POST as archive } from "@/app/api/v1/documents/archive/route";
import { GET as compare } from "@/app/api/v1/documents/[documentId]/compare/route";
import { POST as pin } from "@/app/api/v1/documents/[documentId]/versions/[versionId]/pin/route";
import { POST as restore } from "@/app/api/v1/documents/[documentId]/versions/[versionId]/restore/route";
import { POST as unpin } from "@/app/api/v1/documents/[documentId]/versions/[versionId]/unpin/route";
import { GET as list } from "@/app/api/v1/documents/[documentId]/versions/route";
import { uploadVersion } from "@/lib/domains/dataroom/commands/upload-version";
import { newId } from "@/lib/kernel/ids";
import { callApi, issueKey } from "@/scripts/test/api-client";
import { provideTestDatabase } from "@/scripts/test/database";
import { provideExtraction } from "@/scripts/test/extraction";
import { makeAllReady } from "@/scripts/test/pipeline";
import { addDocument, bytes, createTenant } from "@/scripts/test/tenant-fixture";
import { expectAnswer } from "./expect-answer.fixture";

provideTestDatabase();
provideExtraction();

let key: string;
let reader: string;
let strangerKey: string;
let documentId: string;
let one: string;
let two: string;

beforeAll(async () => {
  const tenant = await createTenant();
  const first = await addDocument(tenant.owner, { name: "Contract.txt", text: "1. The works take nine months.\n2. Notices are sent by post.\n" });
  const second = await uploadVersion.execute(tenant.owner, { documentId: first.documentId, name: "v2.txt", body: bytes("1. The works take ten months.\n2. Notices are sent by post.\n") });
  await makeAllReady(tenant, [first.versionId, second.versionId]);
  [documentId, one, two] = [first.documentId, first.versionId, second.versionId];
  key = (await issueKey(tenant.owner)).secret;
  reader = (await issueKey(tenant.owner, ["documents:read"])).secret;
  strangerKey = (await issueKey((await createTenant("Stranger")).owner)).secret;
});

const on = (versionId: string, by = key) => ({ key: by, method: "POST", params: { documentId, versionId } });
const versions = async () => (await expectAnswer<{ data: { number: number; answers: boolean; pinned: boolean }[] }>("listVersions", 200, await callApi(list, "/", { key, params: { documentId } }))).data;

describe("versions over the API", () => {
  it("lists, compares, pins and unpins them", async () => {
    expect((await versions()).map(({ number, answers, pinned }) => [number, answers, pinned])).toEqual([[2, true, false], [1, false, false]]);
    const compared = await expectAnswer<{ counts: object; changes: object[] }>("compareVersions", 200, await callApi(compare, `/?from=${one}&to=${two}`, { key: reader, params: { documentId } }));
    expect(compared).toMatchObject({ counts: { same: 1, changed: 1 }, changes: [{ kind: "changed" }] });
    await expectAnswer("pinVersion", 200, await callApi(pin, "/", on(one)));
    expect((await versions()).find(({ pinned }) => pinned)).toMatchObject({ number: 1 });
    await expectAnswer("unpinVersion", 409, await callApi(unpin, "/", on(two)));
    await expectAnswer("unpinVersion", 200, await callApi(unpin, "/", on(one)));
    expect((await versions()).some(({ pinned }) => pinned)).toBe(false);
  });

  it("restores one, once for one Idempotency-Key", async () => {
    const headers = { "idempotency-key": newId() };
    const made = await expectAnswer("restoreVersion", 201, await callApi(restore, "/", { ...on(one), headers }));
    expect(made).toMatchObject({ number: 3, from: 1 });
    expect(await expectAnswer("restoreVersion", 201, await callApi(restore, "/", { ...on(one), headers }))).toEqual(made);
    expect(await versions()).toHaveLength(3);
  });

  it("gives documents as an archive", async () => {
    const response = await callApi(archive, "/documents/archive", { key: reader, body: { documentIds: [documentId] } });
    expect(response.status).toBe(200);
    expect(Object.keys(unzipSync(new Uint8Array(await response.arrayBuffer())))).toEqual(["Contract.txt"]);
    await expectAnswer("archiveDocuments", 400, await callApi(archive, "/documents/archive", { key, body: {} }));
    await expectAnswer("archiveDocuments", 404, await callApi(archive, "/documents/archive", { key: strangerKey, body: { documentIds: [documentId] } }));
  });

  it("is refused without the permission, and absent for strangers", async () => {
    await expectAnswer("restoreVersion", 403, await callApi(restore, "/", on(one, reader)));
    await expectAnswer("pinVersion", 403, await callApi(pin, "/", on(one, reader)));
    await expectAnswer("unpinVersion", 403, await callApi(unpin, "/", on(one, reader)));
    for (const [id, handler] of [["restoreVersion", restore], ["pinVersion", pin], ["unpinVersion", unpin]] as const) {
      await expectAnswer(id, 404, await callApi(handler, "/", on(one, strangerKey)));
      await expectAnswer(id, 404, await callApi(handler, "/", on("latest")));
    }
    await expectAnswer("listVersions", 404, await callApi(list, "/", { key: strangerKey, params: { documentId } }));
    await expectAnswer("compareVersions", 404, await callApi(compare, `/?from=${one}`, { key: strangerKey, params: { documentId } }));
  });
});
