import { expect } from "@playwright/test";
import { ask, finishedAnswer } from "../fixtures/evidence";
import { QUESTION, test } from "../fixtures/model-test";

test.beforeEach(({ model }) => model.upstream.control({}));

const ARRIVED = "The windmill has four sails, as the documents say,";

test("a reload in the middle loses nothing, and the conversation stands in the list", async ({ page, model }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  model.upstream.control({ tokenMs: 120, answer: `${ARRIVED} and ${"so on and so forth ".repeat(12)}to the very end.` });
  await page.goto(`${model.account.home}/ask`);
  await ask(page, QUESTION);
  await expect(page.getByTestId("answer")).toContainText("four sails");
  await expect(page).toHaveURL(/\/ask\/[0-9a-f-]{36}$/);
  await page.reload();
  await expect(page.getByTestId("answer")).toContainText("four sails");
  await expect(await finishedAnswer(page)).toContainText("to the very end.");
  const { pathname } = new URL(page.url());
  await page.getByRole("link", { name: "New conversation" }).click();
  await page.getByRole("navigation", { name: "Conversations" }).locator(`a[href="${pathname}"]`).click();
  await expect(await finishedAnswer(page)).toContainText("to the very end.");
});

test("an answer is stopped, kept, and written again", async ({ page, model }) => {
  model.upstream.control({ tokenMs: 150, answer: `${ARRIVED} ${"and on it goes ".repeat(40)}` });
  await page.goto(`${model.account.home}/ask`);
  await ask(page, QUESTION);
  await expect(page.getByTestId("answer")).toContainText("four sails");
  await page.getByRole("button", { name: "Stop" }).click();
  const stopped = await finishedAnswer(page, "stopped");
  await expect(stopped).toContainText("Stopped by you");
  await expect(stopped).toContainText("four sails");
  await expect.poll(() => model.upstream.requests.at(-1)?.aborted).toBe(true);

  model.upstream.control({});
  await page.getByRole("button", { name: "Retry" }).click();
  await expect(await finishedAnswer(page)).toContainText("The documents say");
  await expect(page.getByTestId("answer")).toHaveCount(1);
  await expect(page.getByTestId("evidence-mark-1").first()).toBeVisible();
  await page.getByRole("button", { name: "Regenerate" }).click();
  await expect(page.getByTestId("answer")).toHaveCount(1);
  await finishedAnswer(page);
});

const failures = [
  { what: "refuses the key", control: { status: 401 }, says: /refused (?:its|the)(?: access)? key/ },
  { what: "does not know the model", control: { status: 404 }, says: /does not exist|does not know the configured model/ },
  { what: "has no capacity", control: { status: 429 }, says: /too many requests|at its limit/ },
  { what: "fails", control: { status: 500 }, says: /failed before it finished|could not be finished/ },
  { what: "never answers", control: { mode: "hang" }, says: /did not answer in time/ },
];

for (const { what, control, says } of failures) {
  test(`a model service that ${what} is explained, and the question is kept`, async ({ page, model }) => {
    model.upstream.control(control);
    await page.goto(`${model.account.home}/ask`);
    await ask(page, QUESTION);
    const answer = await finishedAnswer(page, "failed");
    await expect(answer).toContainText(says);
    await expect(answer).not.toContainText(/sk-secret|internal-host|upstream says/);
    await page.reload();
    await expect(page.getByRole("heading", { name: `You asked: ${QUESTION}` })).toBeVisible();
    await expect(await finishedAnswer(page, "failed")).toContainText(says);
    model.upstream.control({});
    await page.getByRole("button", { name: "Retry" }).click();
    await expect(await finishedAnswer(page)).toContainText("The documents say");
  });
}

for (const mode of ["cut", "end-early", "error-midway", "hang-midway"]) {
  test(`a model service that breaks off (${mode}) leaves what had arrived`, async ({ page, model }) => {
    model.upstream.control({ mode, answer: `${ARRIVED} ${"and more of it ".repeat(10)}` });
    await page.goto(`${model.account.home}/ask`);
    await ask(page, QUESTION);
    const answer = await finishedAnswer(page, "failed");
    await expect(answer).toContainText("four sails");
    await expect(answer).not.toContainText("secret-detail");
    await page.reload();
    await expect(await finishedAnswer(page, "failed")).toContainText("four sails");
  });
}

for (const mode of ["fabricate", "number-swapped"]) {
  test(`a quotation that no document holds (${mode}) is no citation`, async ({ page, model }) => {
    model.upstream.control({ mode });
    await page.goto(`${model.account.home}/ask`);
    await ask(page, QUESTION);
    const answer = await finishedAnswer(page);
    await expect(answer.getByTestId(/^evidence-mark-/)).toHaveCount(0);
    await expect(answer).toContainText(/not supported by your documents/);
  });
}
