import { z } from "zod";

const text = z.object({ type: z.literal("text", "Only text can be read; send other material as documents."), text: z.string().max(200_000) });
const message = z.object({
  role: z.enum(["system", "developer", "user", "assistant"], "Roles are system, developer, user and assistant."),
  content: z.union([z.string().max(200_000), z.array(text)], "Only text can be read; send other material as documents.").nullish(),
});

const none = (what: string) => z.array(z.unknown()).max(0, `${what} are not supported.`).nullish();
const ignored = z.unknown().optional();

/** What an OpenAI client may send. Sampling parameters are accepted and not used: answers quote, they do not vary. */
export const chatBody = z.strictObject({
  model: z.string().max(200).meta({ example: "muniment", description: "`muniment`, or `muniment:` and an agent's id, e.g. `muniment:fire-safety`" }),
  messages: z.array(message).min(1, "At least one message is needed.").max(500, "Send at most 500 messages."),
  stream: z.boolean().nullish(),
  stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
  projectId: z.string().nullish().meta({ description: "Only documents of this project" }),
  documentIds: z.array(z.string()).max(50, "Name at most 50 documents.").nullish().meta({ description: "Only these documents" }),
  n: z.literal(1, "One answer per request; n above 1 is not supported.").nullish(),
  tools: none("Tools"),
  functions: none("Functions"),
  tool_choice: z.enum(["none", "auto"], "Tools are not supported.").nullish(),
  function_call: z.enum(["none", "auto"], "Functions are not supported.").nullish(),
  response_format: z.object({ type: z.literal("text", "Only response_format “text” is supported.") }).nullish(),
  logprobs: z.literal(false, "Log probabilities are not supported.").nullish(),
  modalities: z.array(z.literal("text", "Only text is supported.")).nullish(),
  audio: z.null("Only text is supported.").optional(),
  temperature: ignored,
  top_p: ignored,
  max_tokens: ignored,
  max_completion_tokens: ignored,
  presence_penalty: ignored,
  frequency_penalty: ignored,
  logit_bias: ignored,
  top_logprobs: ignored,
  seed: ignored,
  stop: ignored,
  user: ignored,
  safety_identifier: ignored,
  prompt_cache_key: ignored,
  prompt_cache_retention: ignored,
  metadata: ignored,
  store: ignored,
  service_tier: ignored,
  reasoning_effort: ignored,
  verbosity: ignored,
  parallel_tool_calls: ignored,
});

export const citationSchema = z
  .object({
    number: z.number().int().meta({ description: "The [n] in the answer's text" }),
    documentId: z.uuid(),
    versionId: z.uuid(),
    documentName: z.string(),
    page: z.number().int(),
    cells: z.string().optional().meta({ description: "Of a workbook: the cited cells, e.g. Prices!B7" }),
    start: z.number().int().meta({ description: "UTF-16 offset in the page's text" }),
    end: z.number().int(),
    quote: z.string().meta({ description: "Exactly what stands there" }),
  })
  .meta({ id: "Citation" });

const usage = z.object({ prompt_tokens: z.number().int(), completion_tokens: z.number().int(), total_tokens: z.number().int() });

export const completionSchema = z
  .object({
    id: z.string(),
    object: z.literal("chat.completion"),
    created: z.number().int(),
    model: z.string(),
    choices: z.array(
      z.object({
        index: z.literal(0),
        message: z.object({ role: z.literal("assistant"), content: z.string(), refusal: z.null(), citations: z.array(citationSchema) }),
        logprobs: z.null(),
        finish_reason: z.literal("stop"),
      }),
    ),
    usage,
  })
  .meta({ id: "ChatCompletion" });

export const chunkSchema = z
  .object({
    id: z.string(),
    object: z.literal("chat.completion.chunk"),
    created: z.number().int(),
    model: z.string(),
    choices: z.array(
      z.object({
        index: z.literal(0),
        delta: z.object({ role: z.literal("assistant").optional(), content: z.string().optional(), citations: z.array(citationSchema).optional() }),
        message: completionSchema.shape.choices.element.shape.message.optional().meta({ description: "The whole message, in the last chunk" }),
        finish_reason: z.literal("stop").nullable(),
      }),
    ),
    usage: usage.nullish(),
  })
  .meta({ id: "ChatCompletionChunk" });

export const modelSchema = z.object({ id: z.string(), object: z.literal("model"), created: z.number().int(), owned_by: z.string() }).meta({ id: "Model" });
export const modelListSchema = z.object({ object: z.literal("list"), data: z.array(modelSchema) });

export const openAiErrorSchema = z
  .object({
    error: z.object({ message: z.string(), type: z.string(), code: z.string(), param: z.string().nullable() }),
    code: z.string(),
    requestId: z.string(),
  })
  .meta({ id: "OpenAiError" });
