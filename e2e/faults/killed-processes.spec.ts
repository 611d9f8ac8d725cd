import { readdirSync } from "node:fs";
import path from "node:path";
import { connect } from "@lancedb/lancedb";
import { expect } from "@playwright/test";
import { requestsOf } from "../fixtures/account";
import { rows } from "../fixtures/database";
import { listDocuments, uploadBytes } from "../fixtures/documents";
import { ask, finishedAnswer } from "../fixtures/evidence";
import { pdfFile } from "../fixtures/files";
import { QUESTION, test } from "../fixtures/model-test";

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Passages in the search index, and how many of them are different ones. */
async function indexed(dataDir: string): Promise<{ all: number; different: number }> {
  const folder = path.join(dataDir, "index");
  const database = await connect(folder);
  const different = new Set<string>();
  let all = 0;
  for (const file of readdirSync(folder).filter((name) => /^workspace_.*\.lance$/.test(name))) {
    const found: { chunk_id: string }[] = await (
      await database.openTable(file.replace(/\.lance$/, ""))
    )
      .query()
      .where("ordinal >= 0")
      .select(["chunk_id"])
      .toArray();
    all += found.length;
    for (const passage of found) different.add(passage.chunk_id);
  }
  return { all, different: different.size };
}

test("a worker killed again and again while it reads documents loses and doubles nothing", async ({ model }) => {
  test.setTimeout(180_000);
  const { installation, account } = model;
  const requests = await requestsOf(account, installation.url);
  const before = (await listDocuments(requests, account)).length;
  const lines = (document: number, page: number) =>
    Array.from(
      { length: 30 },
      (_, line) => `${document}.${page}.${line} The record of lot ${document * 1000 + page * 30 + line} is kept here.`,
    ).join("\n");
  for (let document = 1; document <= 5; document += 1) {
    const file = await pdfFile(
      `Lot ${document}.pdf`,
      Array.from({ length: 25 }, (_, page) => lines(document, page)),
    );
    await uploadBytes(requests, account, file.name, file.buffer);
  }
  for (let round = 0; round < 3; round += 1) {
    await expect.poll(() => attempt(() => installation.kill("worker")), { timeout: 20_000 }).toBe(true);
    await sleep(1_200);
  }
  const states = async () => (await listDocuments(requests, account)).map(({ status }) => status);
  await expect.poll(async () => (await states()).filter((status) => status !== "ready"), { timeout: 120_000 }).toEqual([]);
  expect(await states()).toHaveLength(before + 5);

  const doubled = await rows(
    `SELECT v.id FROM document_versions v LEFT JOIN chunks c ON c.version_id = v.id GROUP BY v.id, v.generation, v.page_count
     HAVING count(c.id) = 0 OR count(DISTINCT c.generation) <> 1 OR max(c.generation) <> v.generation OR max(c.ordinal) + 1 <> count(*)`,
    [],
    installation.dataDir,
  );
  expect(doubled, "versions without passages, or with passages of two readings").toEqual([]);
  const pages = await rows<{ count: number }>(
    "SELECT count(*)::int AS count FROM document_pages p JOIN document_versions v ON v.id = p.version_id AND v.original_name LIKE 'Lot %'",
    [],
    installation.dataDir,
  );
  expect(pages[0]?.count).toBe(125);
  const [kept] = await rows<{ count: number }>("SELECT count(*)::int AS count FROM chunks", [], installation.dataDir);
  await expect.poll(() => indexed(installation.dataDir), { timeout: 20_000 }).toEqual({ all: kept?.count, different: kept?.count });
  await requests.dispose();
});

test("a web server killed in the middle of an answer keeps what had arrived, marked interrupted", async ({ page, model }) => {
  test.setTimeout(120_000);
  const { installation, upstream, account } = model;
  upstream.control({ tokenMs: 200, answer: `The windmill has four sails, say the documents, ${"and so it goes on and on ".repeat(40)}` });
  await page.goto(`${account.home}/ask`);
  await ask(page, QUESTION);
  await expect(page.getByTestId("answer")).toContainText("four sails, say the documents", { timeout: 20_000 });
  await sleep(1_500);
  installation.kill("web");
  const answer = await finishedAnswer(page, "interrupted", 60_000);
  await expect(answer).toContainText("four sails, say the documents");
  await expect(answer).toContainText("Interrupted: the server stopped while it wrote.");
  await page.reload();
  await expect(await finishedAnswer(page, "interrupted")).toContainText("four sails, say the documents");
  upstream.control({});
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(await finishedAnswer(page)).toContainText("The documents say");
});

test("a question that waits outlives a killed web server, and is asked once", async ({ page, model }) => {
  test.setTimeout(120_000);
  const { installation, upstream, account } = model;
  upstream.control({ tokenMs: 200, answer: `The windmill has four sails, say the documents, ${"and so it goes on and on ".repeat(40)}` });
  await page.goto(`${account.home}/ask`);
  await ask(page, QUESTION);
  await expect(page.getByTestId("answer")).toContainText("four sails, say the documents", { timeout: 20_000 });
  await page.getByRole("textbox", { name: "Your question" }).fill("What waited through it?");
  await page.getByRole("button", { name: "Ask next" }).click();
  const waiting = page.getByRole("list", { name: "Questions that wait" });
  await expect(waiting).toContainText("What waited through it?");
  installation.kill("web");
  await finishedAnswer(page, "interrupted", 60_000);
  upstream.control({});
  await page.reload();
  await waiting.getByRole("button", { name: "Send" }).click();
  await expect(await finishedAnswer(page)).toContainText("The documents say");
  const asked = await rows<{ count: number }>("SELECT count(*)::int AS count FROM messages WHERE role = 'user' AND content = 'What waited through it?'", [], installation.dataDir);
  expect(asked[0]?.count).toBe(1);
  const left = await rows<{ count: number }>("SELECT count(*)::int AS count FROM queued_questions", [], installation.dataDir);
  expect(left[0]?.count).toBe(0);
});

test("a database that is gone for ten seconds is said to be, and everything goes on when it is back", async ({ page, model }) => {
  test.setTimeout(150_000);
  const { installation, account } = model;
  const requests = await requestsOf(account, installation.url);
  const known = (await listDocuments(requests, account)).length;
  const place = `/api/documents/${account.organization}/${account.workspace}`;
  await page.goto(`${account.home}/ask`);
  installation.pause();
  try {
    installation.kill("postgres");
    await expect.poll(async () => (await requests.get("/api/ready")).status(), { timeout: 15_000 }).toBe(503);
    const answer = await requests.get(place);
    expect(answer.status()).toBeGreaterThanOrEqual(500);
    expect(await answer.json()).toMatchObject({
      code: expect.stringMatching(/unavailable|internal/),
      requestId: expect.any(String),
    });
    expect((await requests.get("/api/health")).status()).toBe(200);
    await page.getByRole("textbox", { name: "Your question" }).fill(QUESTION);
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await expect(page.getByRole("alert").filter({ hasText: /\S/ })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("textbox", { name: "Your question" })).toHaveValue(QUESTION);
    await sleep(6_000);
  } finally {
    installation.goOn();
  }
  await expect.poll(async () => (await requests.get("/api/ready")).status(), { timeout: 45_000 }).toBe(200);
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await expect(await finishedAnswer(page)).toContainText("The documents say");
  const { id } = await uploadBytes(requests, account, "After the gap.txt", "The first document after the gap.");
  await expect
    .poll(async () => (await listDocuments(requests, account)).find((document) => document.id === id)?.status, { timeout: 45_000 })
    .toBe("ready");
  expect(await listDocuments(requests, account)).toHaveLength(known + 1);
  await requests.dispose();
});

function attempt(action: () => void): boolean {
  try {
    action();
    return true;
  } catch {
    return false;
  }
}
