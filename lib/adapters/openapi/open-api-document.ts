import "server-only";
import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import type { z } from "zod";

export interface BodyDescription {
  contentType: string;
  schema: z.ZodType;
  example?: unknown;
}

export interface AnswerDescription {
  description: string;
  content?: readonly (Omit<BodyDescription, "schema"> & { schema?: z.ZodType })[];
}

export interface OperationDescription {
  id: string;
  method: "get" | "post" | "put" | "patch" | "delete";
  /** With parameters in braces. */
  path: string;
  tag: string;
  summary: string;
  description?: string;
  secured: boolean;
  params?: z.ZodObject;
  query?: z.ZodObject;
  headers?: z.ZodObject;
  body?: BodyDescription;
  answers: Readonly<Record<number, AnswerDescription>>;
}

export interface ApiDescription {
  title: string;
  version: string;
  description: string;
  server: string;
  tags: readonly { name: string; description: string }[];
  operations: readonly OperationDescription[];
}

const SCHEME = "apiKey";
const BINARY = { type: "string", format: "binary" } as const;

function media({ contentType, schema, example }: { contentType: string; schema?: z.ZodType; example?: unknown }) {
  return [contentType, { schema: schema ?? BINARY, ...(example === undefined ? {} : { example }) }] as const;
}

function register(registry: OpenAPIRegistry, operation: OperationDescription): void {
  const { id, method, path, tag, summary, description, secured, params, query, headers, body, answers } = operation;
  const request = {
    ...(params ? { params } : {}),
    ...(query ? { query } : {}),
    ...(headers ? { headers } : {}),
    ...(body ? { body: { required: true, content: Object.fromEntries([media(body)]) } } : {}),
  };
  const responses = Object.fromEntries(
    Object.entries(answers).map(([status, answer]) => [status, { description: answer.description, ...(answer.content ? { content: Object.fromEntries(answer.content.map(media)) } : {}) }]),
  );
  registry.registerPath({ method, path, operationId: id, tags: [tag], summary, ...(description ? { description } : {}), security: secured ? [{ [SCHEME]: [] }] : [], request, responses });
}

/** OpenAPI 3.1 from zod schemas; those with a `meta` id become components. */
export function openApiDocument(api: ApiDescription): object {
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", SCHEME, { type: "http", scheme: "bearer", bearerFormat: "mun_…", description: "An API key of one workspace" });
  for (const operation of api.operations) register(registry, operation);
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: "3.1.0",
    info: { title: api.title, version: api.version, description: api.description },
    servers: [{ url: api.server }],
    tags: [...api.tags],
  });
}
