import { expect, type Page } from "@playwright/test";
import { ask, finishedAnswer } from "../fixtures/evidence";
import { QUESTION, test } from "../fixtures/model-test";

const SLOW = { tokenMs: 120, answer: `The windmill has four sails, say the documents, ${"and so it goes on ".repeat(30)}` };
const box = (page: Page) => page.getByRole("textbox", { name: "Your question" });

test.beforeEach(({ model }) => model.upstream.control({}));

test("an answer is written again, a question put otherwise, and a branch begun; what was stays", async ({ page, model }) => {
  await page.goto(`${model.account.home}/ask`);
  await ask(page, QUESTION);
  await finishedAnswer(page);
  await page.getByRole("button", { name: "Regenerate" }).click();
  await expect(page.getByLabel("answer 2 of 2")).toBeVisible({ timeout: 20_000 });
  await page.getByRole("button", { name: "Earlier answer" }).click();
  await expect(page.getByLabel("answer 1 of 2")).toBeVisible();
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  await page.getByRole("textbox", { name: "Your question in other words" }).fill(`${QUESTION} In other words?`);
  await page.getByRole("button", { name: "Ask", exact: true }).first().click();
  await expect(page.getByLabel("question 2 of 2")).toBeVisible({ timeout: 20_000 });
  await page.reload();
  await expect(page.getByLabel("question 2 of 2")).toBeVisible();
  await page.getByRole("button", { name: "Earlier question" }).click();
  await expect(page.getByLabel("answer 2 of 2")).toBeVisible();
});

test("a question waits while an answer is written, can be changed, and is asked when it is done", async ({ page, model }) => {
  model.upstream.control(SLOW);
  await page.goto(`${model.account.home}/ask`);
  await ask(page, QUESTION);
  await expect(page.getByTestId("answer")).toContainText("four sails", { timeout: 20_000 });
  await box(page).fill("What waits?");
  await page.getByRole("button", { name: "Ask next" }).click();
  const waiting = page.getByRole("list", { name: "Questions that wait" });
  await expect(waiting).toContainText("What waits?");
  await waiting.getByRole("button", { name: "Edit the waiting question" }).click();
  await waiting.getByRole("textbox").fill("What waited?");
  await waiting.getByRole("button", { name: "Save" }).click();
  model.upstream.control({});
  await expect(page.getByRole("heading", { name: "What waited?" })).toBeVisible({ timeout: 60_000 });
  await expect(waiting).toBeHidden();
});

test("a reload and a second tab go on with the answer, and nothing of it is lost or doubled", async ({ page, model, context }) => {
  model.upstream.control(SLOW);
  await page.goto(`${model.account.home}/ask`);
  await ask(page, QUESTION);
  await expect(page.getByTestId("answer")).toContainText("four sails", { timeout: 20_000 });
  await expect(page).toHaveURL(/\/ask\/[0-9a-f-]{36}$/u);
  await page.reload();
  const second = await context.newPage();
  await second.goto(page.url());
  const [here, there] = [await finishedAnswer(page), await finishedAnswer(second)];
  await expect(here).toContainText("The windmill has four sails");
  const words = (text: string | null) => text?.match(/and so it goes on/gu)?.length;
  expect(words(await here.textContent())).toBe(30);
  expect(words(await there.textContent())).toBe(30);
  await second.close();
});

test("a conversation is found by its words, pinned, archived, deleted and brought back", async ({ page, model }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${model.account.home}/ask`);
  await ask(page, `${QUESTION} Zebra`);
  await finishedAnswer(page);
  const list = page.getByRole("navigation", { name: "Conversations" });
  await list.getByRole("searchbox", { name: "Search conversations" }).fill("zebra");
  await expect(list.getByRole("listitem")).toHaveCount(1);
  const act = async (item: string) => {
    await list.getByRole("button", { name: /^Actions for/u }).first().click();
    await page.getByRole("menuitem", { name: item, exact: true }).click();
  };
  await act("Pin");
  await expect(list.getByLabel("Pinned")).toBeVisible();
  await act("Archive");
  await expect(list).toContainText("No conversation says that.");
  await list.getByRole("button", { name: "Archived" }).click();
  await act("Unarchive");
  await list.getByRole("button", { name: "Back to the list" }).click();
  await act("Delete");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(1);
});

test("it is shared to read, rated, and exported with its citations", async ({ page, model }) => {
  await page.goto(`${model.account.home}/ask`);
  await ask(page, QUESTION);
  await finishedAnswer(page);
  await page.getByRole("button", { name: "Bad answer" }).click();
  await page.getByRole("radio", { name: "Something is missing" }).check();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByRole("button", { name: "Bad answer" })).toHaveAttribute("aria-pressed", "true");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("radio", { name: "Everybody in this workspace" }).check();
  await page.getByRole("dialog").getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("button", { name: "Shared", exact: true })).toBeVisible();
  for (const [item, ending] of [["PDF", ".pdf"], ["Word", ".docx"], ["Markdown", ".md"]] as const) {
    await page.getByRole("button", { name: "Export" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: item, exact: true }).click();
    expect((await download).suggestedFilename().endsWith(ending)).toBe(true);
  }
});

test("documents are chosen with @ and stand as chips that can be removed", async ({ page, model }) => {
  await page.goto(`${model.account.home}/ask`);
  await box(page).pressSequentially("@");
  const dialog = page.getByRole("dialog", { name: "Ask these documents" });
  await dialog.getByRole("checkbox").first().check();
  await dialog.getByRole("button", { name: "Use 1" }).click();
  await expect(box(page)).toHaveValue("");
  await page.getByRole("button", { name: /^Stop looking only in/u }).click();
  await expect(page.getByRole("button", { name: /^Looks in: all documents/u })).toBeVisible();
});
