import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test as base } from "@playwright/test";
import { type Account, createAccount, requestsOf } from "../fixtures/account";
import { documentsReady, listDocuments } from "../fixtures/documents";
import { textFile } from "../fixtures/files";
import { type Installation, launch, startInstallation } from "../fixtures/second-installation";
import { dropFiles, expectStep, openDataRoom, trayRow } from "../fixtures/tray";

// Only the superuser may make a small disk; for others the storage's own test stands in.
const SMALL_DISK = process.getuid?.() === 0 && process.platform === "linux";

const test = base.extend<object, { small: { installation: Installation; account: Account } }>({
  small: [
    async ({ browser }, use) => {
      const installation = await startInstallation({ MAX_UPLOAD_MB: "1" }, smallDisk);
      const account = await createAccount(browser, "Small & Sons", installation.url);
      const requests = await requestsOf(account, installation.url);
      await documentsReady(requests, account);
      await requests.dispose();
      await use({ installation, account });
      await installation.stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: ({ small }, provide) => provide(small.installation.url),
  storageState: ({ small }, provide) => provide(small.account.state),
});

function smallDisk(dataDir: string): () => void {
  const storage = path.join(dataDir, "storage");
  mkdirSync(storage, { recursive: true });
  if (!SMALL_DISK) return () => undefined;
  execFileSync("mount", ["-t", "tmpfs", "-o", "size=6m", "tmpfs", storage]);
  return () => execFileSync("umount", [storage]);
}

const large = (name: string, bytes: number) => textFile(name, randomBytes(bytes / 2).toString("hex"));

test("a document over the limit is refused before it is sent, and counted while it arrives", async ({ page, small }) => {
  const { account } = small;
  await openDataRoom(page, account.home);
  const file = large("Too large.txt", 1_200_000);
  await dropFiles(page, [file]);
  await expectStep(page, file.name, "failed");
  await expect(trayRow(page, file.name)).toContainText("larger than 1 MB");

  const requests = await requestsOf(account, small.installation.url);
  const answer = await requests.put(`/api/uploads/${account.organization}/${account.workspace}?name=large.txt`, { data: file.buffer });
  expect(answer.status()).toBe(413);
  expect(await answer.json()).toMatchObject({ code: "too_large", detail: expect.stringContaining("1 MB") });
  expect((await listDocuments(requests, account)).filter(({ name }) => /large/i.test(name))).toEqual([]);
  await requests.dispose();
});

if (SMALL_DISK) {
  test("a full disk is said in plain words, and nothing half is left", async ({ page, small }) => {
    const { account, installation } = small;
    const requests = await requestsOf(account, installation.url);
    const statuses: number[] = [];
    for (let index = 0; index < 9 && statuses.at(-1) !== 507; index += 1) {
      const answer = await requests.put(`/api/uploads/${account.organization}/${account.workspace}?name=${index}.txt`, {
        data: large(`${index}.txt`, 900_000).buffer,
      });
      statuses.push(answer.status());
      if (answer.status() === 507)
        expect(await answer.json()).toMatchObject({ code: "storage_full", detail: expect.stringContaining("disk is full") });
    }
    expect(statuses.at(-1)).toBe(507);
    await openDataRoom(page, account.home);
    const file = large("One more.txt", 900_000);
    await dropFiles(page, [file]);
    await expectStep(page, file.name, "failed");
    await expect(trayRow(page, file.name)).toContainText("The server's disk is full. This document was not stored");
    // A connection whose body was refused half sent is not used again.
    await requests.dispose();
    const fresh = await requestsOf(account, installation.url);
    expect((await listDocuments(fresh, account)).map(({ name }) => name)).not.toContain(file.name);
    await fresh.dispose();
  });
}

test("a port in use is named, with the way out", async () => {
  const other = http.createServer().listen(0);
  const { port } = other.address() as AddressInfo;
  const folder = mkdtempSync(path.join(tmpdir(), "muniment-port-"));
  const { child, said } = launch({ DATA_DIR: path.join(folder, "data"), PORT: String(port) }, path.join(folder, "start.log"));
  const code = await new Promise((resolve) => child.once("exit", resolve));
  expect(code).toBe(1);
  expect(said()).toContain(`Port ${port} is in use`);
  expect(said()).toContain(`PORT=${port + 1} npm start`);
  other.close();
  rmSync(folder, { recursive: true, force: true });
});
