import { createHash, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { type APIRequestContext, type CDPSession, expect, type Page } from "@playwright/test";
import { PDFDocument, StandardFonts } from "pdf-lib";
import type { Account } from "../fixtures/account";
import { listDocuments } from "../fixtures/documents";
import { expectStep, openDataRoom, tray, trayRow } from "../fixtures/tray";
import { test } from "../fixtures/workspace-test";

const SLOW = 8_000_000;

/** A readable PDF that weighs so many bytes, in a file of its own. */
async function largeFile(file: string, bytes: number): Promise<string> {
  const pdf = await PDFDocument.create();
  const page = pdf.addPage([595, 842]);
  page.drawText("The scan of the whole archive.", { x: 60, y: 770, size: 12, font: await pdf.embedFont(StandardFonts.Helvetica) });
  pdf.context.register(pdf.context.stream(randomBytes(bytes)));
  const content = await pdf.save();
  await writeFile(file, content);
  return createHash("sha256").update(content).digest("hex");
}

/** Bytes a second that leave the browser; offline cuts what is under way too. */
async function network(cdp: CDPSession, { up = -1, offline = false }: { up?: number; offline?: boolean }): Promise<void> {
  await cdp.send("Network.emulateNetworkConditions", { offline, latency: 0, downloadThroughput: -1, uploadThroughput: up });
}

async function slowly(page: Page): Promise<CDPSession> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.enable");
  await network(cdp, { up: SLOW });
  return cdp;
}

async function choose(page: Page, button: string | RegExp, file: string): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button, exact: typeof button === "string" }).click();
  await (await chooser).setFiles(file);
}

/** What the server has of the one upload that is not finished. */
async function received(requests: APIRequestContext, { organization, workspace }: Account, name: string): Promise<number> {
  const answer = await requests.get(`/api/tus/${organization}/${workspace}`, { maxRetries: 2 });
  const { data } = (await answer.json()) as { data: { name: string; received: number }[] };
  return data.find((upload) => upload.name === name)?.received ?? 0;
}

async function storedHash(requests: APIRequestContext, account: Account, name: string): Promise<string> {
  const document = (await listDocuments(requests, account)).find((one) => one.name === name);
  const answer = await requests.get(`/api/files/${account.organization}/${account.workspace}/${document?.id}?download=1`, { timeout: 60_000 });
  expect(answer.status()).toBe(200);
  return createHash("sha256").update(await answer.body()).digest("hex");
}

test("the network is cut in the middle of a 60 MB upload, which goes on by itself", async ({ page, account, requests }, info) => {
  test.setTimeout(180_000);
  const name = "Whole archive.pdf";
  const file = info.outputPath(name);
  const sha256 = await largeFile(file, 60_000_000);
  await openDataRoom(page, account.home);
  const cdp = await slowly(page);
  await choose(page, "Upload", file);
  await expect.poll(() => received(requests, account, name), { timeout: 60_000 }).toBeGreaterThan(20_000_000);
  await network(cdp, { offline: true });
  await expectStep(page, name, "interrupted");
  await expect(tray(page)).toContainText("It is tried again by itself");
  const kept = await received(requests, account, name);
  expect(kept).toBeGreaterThan(20_000_000);
  expect(kept).toBeLessThan(60_000_000);
  const resumed = page.waitForRequest((request) => request.method() === "PATCH");
  await network(cdp, {});
  expect(Number((await (await resumed).allHeaders())["upload-offset"])).toBeGreaterThanOrEqual(kept);
  await expectStep(page, name, "ready", 120_000);
  expect(await storedHash(requests, account, name)).toBe(sha256);
});

test("an upload is paused, resumed, and goes on after a reload when the same file is chosen again", async ({ page, account, requests }, info) => {
  test.setTimeout(180_000);
  const name = "Drawings.pdf";
  const [file, other] = [info.outputPath(name), info.outputPath("Other.pdf")];
  const sha256 = await largeFile(file, 40_000_000);
  await largeFile(other, 1_000);
  page.on("dialog", (dialog) => void dialog.accept());
  await openDataRoom(page, account.home);
  const cdp = await slowly(page);
  await choose(page, "Upload", file);
  await expect.poll(() => received(requests, account, name), { timeout: 60_000 }).toBeGreaterThan(0);

  await test.step("paused and resumed with the keyboard", async () => {
    await page.getByRole("button", { name: `Pause ${name}` }).focus();
    await page.keyboard.press("Enter");
    await expectStep(page, name, "paused");
    await expect(page.getByRole("button", { name: `Resume ${name}` })).toBeFocused();
    // What was on its way when it was paused may still count.
    await expect.poll(async () => {
      const before = await received(requests, account, name);
      await page.waitForTimeout(700);
      return (await received(requests, account, name)) - before;
    }).toBe(0);
    const paused = await received(requests, account, name);
    await page.keyboard.press("Enter");
    await expect.poll(() => received(requests, account, name), { timeout: 60_000 }).toBeGreaterThan(paused);
  });

  await test.step("after a reload it waits for the file", async () => {
    await page.reload();
    await expectStep(page, name, "kept");
    await expect(trayRow(page, name)).toContainText("Waiting to resume");
    await choose(page, `Choose ${name} again`, other);
    await expect(trayRow(page, name).getByRole("alert")).toContainText("Other.pdf");
    const kept = await received(requests, account, name);
    expect(kept).toBeGreaterThan(0);
    const resumed = page.waitForRequest((request) => request.method() === "PATCH");
    await network(cdp, {});
    await choose(page, `Choose ${name} again`, file);
    // The part that the reload cut may have counted since.
    expect(Number((await (await resumed).allHeaders())["upload-offset"])).toBeGreaterThanOrEqual(kept);
  });

  await expectStep(page, name, "ready", 120_000);
  expect(await storedHash(requests, account, name)).toBe(sha256);
});
