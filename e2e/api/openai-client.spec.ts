import { expect } from "@playwright/test";
import OpenAI from "openai";
import { addApiKey, placeOf } from "../fixtures/access";
import { documentsReady } from "../fixtures/documents";
import { folded } from "../fixtures/evidence";
import { baseURL } from "../fixtures/installation";
import { documentName, questionAbout } from "../fixtures/sample";
import { test as base } from "../fixtures/workspace-test";

interface Citation {
  documentName: string;
  page: number;
  quote: string;
}

const test = base.extend<object, { client: OpenAI }>({
  client: [
    async ({ account, requests }, use) => {
      await documentsReady(requests, account);
      await use(new OpenAI({ baseURL: `${baseURL}/api/v1`, apiKey: await addApiKey(await placeOf(account)), maxRetries: 0 }));
    },
    { scope: "worker", timeout: 90_000 },
  ],
});

const { text: question, expects } = questionAbout(".pdf");
const messages = [{ role: "user" as const, content: question }];

test("models are listed and found", async ({ client }) => {
  const { data } = await client.models.list();
  expect(data.length).toBeGreaterThan(0);
  const [model] = data;
  expect(await client.models.retrieve(model?.id ?? "")).toMatchObject({ id: model?.id, object: "model" });
});

test("an answer comes whole, with its citations", async ({ client }) => {
  const [model] = (await client.models.list()).data;
  const answer = await client.chat.completions.create({ model: model?.id ?? "", messages, temperature: 0 });
  expect(answer.object).toBe("chat.completion");
  const message = answer.choices[0]?.message as unknown as { role: string; content: string; citations: Citation[] };
  expect(message.role).toBe("assistant");
  expect(message.content).toContain("£4,200");
  expect(message.citations[0]).toMatchObject({ documentName: documentName(expects.document), page: expects.page });
  expect(folded(message.citations[0]?.quote ?? "")).toContain(folded(expects.quote).replace(/\.$/, ""));
  expect(answer.usage?.total_tokens).toBeGreaterThan(0);
});

test("an answer is streamed, its citations in the last chunk", async ({ client }) => {
  const stream = await client.chat.completions.create({
    model: "muniment",
    messages,
    stream: true,
    stream_options: { include_usage: true },
  });
  let text = "";
  let citations: Citation[] = [];
  let finish: string | null = null;
  let tokens = 0;
  for await (const chunk of stream) {
    const choice = chunk.choices[0];
    text += choice?.delta.content ?? "";
    finish = choice?.finish_reason ?? finish;
    tokens = chunk.usage?.total_tokens ?? tokens;
    const found = (choice as unknown as { message?: { citations?: Citation[] } } | undefined)?.message?.citations;
    if (found) citations = found;
  }
  expect(text).toContain("£4,200");
  expect(finish).toBe("stop");
  expect(tokens).toBeGreaterThan(0);
  expect(citations[0]).toMatchObject({ documentName: documentName(expects.document), page: expects.page });
});

test("errors are the client's own kinds", async ({ client }) => {
  const stranger = new OpenAI({ baseURL: `${baseURL}/api/v1`, apiKey: "mun_wrong", maxRetries: 0 });
  await expect(stranger.models.list()).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
  await expect(client.chat.completions.create({ model: "gpt-unknown", messages })).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  await expect(client.chat.completions.create({ model: "muniment", messages: [] })).rejects.toBeInstanceOf(OpenAI.BadRequestError);
});
