import { expect, type Page } from "@playwright/test";
import { rows } from "../fixtures/database";
import { ask, finishedAnswer } from "../fixtures/evidence";
import { QUESTION, test } from "../fixtures/model-test";
import { startWebBeside } from "../fixtures/second-installation";

const WAITED = "What waited elsewhere?";
const waiting = (page: Page) => page.getByRole("list", { name: "Questions that wait" });

test("with two web servers an answer is followed from the other, and what waits there is asked once", async ({ page, model }) => {
  test.setTimeout(150_000);
  const { installation, upstream, account, env } = model;
  const other = await startWebBeside(installation.dataDir, env);
  try {
    upstream.control({ tokenMs: 100, answer: `The windmill has four sails, say the documents, ${"and so it goes on ".repeat(30)}` });
    await page.goto(`${account.home}/ask`);
    await ask(page, QUESTION);
    await expect(page.getByTestId("answer")).toContainText("four sails", { timeout: 20_000 });
    await expect(page).toHaveURL(/\/ask\/[0-9a-f-]{36}$/u);

    const elsewhere = await page.context().newPage();
    await elsewhere.goto(other.url + new URL(page.url()).pathname);
    await expect(elsewhere.getByTestId("answer")).toContainText("four sails", { timeout: 20_000 });
    await elsewhere.getByRole("textbox", { name: "Your question" }).fill(WAITED);
    await elsewhere.getByRole("button", { name: "Ask next" }).click();
    await expect(waiting(elsewhere)).toContainText(WAITED);
    await expect(waiting(page)).toContainText(WAITED);

    upstream.control({});
    for (const one of [page, elsewhere]) {
      await expect(one.getByRole("heading", { name: WAITED })).toBeVisible({ timeout: 60_000 });
      await expect(one.getByTestId("answer")).toHaveCount(2);
      await finishedAnswer(one);
      const first = await one.getByTestId("answer").first().textContent();
      expect(first?.match(/and so it goes on/gu)).toHaveLength(30);
    }
    const asked = await rows<{ role: string }>("SELECT role FROM messages WHERE conversation_id = $1 ORDER BY created_at, id", [page.url().split("/").at(-1)], installation.dataDir);
    expect(asked.map(({ role }) => role)).toEqual(["user", "assistant", "user", "assistant"]);
    await elsewhere.close();
  } finally {
    await other.stop();
  }
});
