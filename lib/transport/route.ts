import "server-only";
import { contextFromApiKey, factsOf, organizationContextFromApiKey, requireUser, requireWorkspace } from "@/lib/domains/tenancy/contexts";
import { AppError } from "@/lib/kernel/app-error";
import type { OrganizationContext, RequestFacts, TenantContext, UserContext } from "@/lib/kernel/context";
import { problemResponse } from "./errors";

export interface RouteInput<P> {
  request: Request;
  params: P;
  url: URL;
}

type Handler<P, C> = (ctx: C, input: RouteInput<P>) => Promise<Response | object>;
interface NextContext<P> {
  params: Promise<P>;
}

type AnswerError = (thrown: unknown, requestId: string) => Response;

function bind<P, C extends RequestFacts>(authenticate: (request: Request, params: P) => Promise<C>, handler: Handler<P, C>, answerError: AnswerError = problemResponse) {
  return async (request: Request, next: NextContext<P>): Promise<Response> => {
    let requestId = factsOf(request.headers).requestId;
    try {
      const params = await next.params;
      const ctx = await authenticate(request, params);
      requestId = ctx.requestId;
      const answer = await handler(ctx, { request, params, url: new URL(request.url) });
      return answer instanceof Response ? answer : Response.json(answer, { headers: { "cache-control": "no-store", "x-request-id": requestId } });
    } catch (thrown) {
      return answerError(thrown, requestId);
    }
  };
}

/** Public API: the bearer key is the only credential, so no cookie can be abused across sites. */
export function apiRoute<P>(handler: Handler<P, TenantContext>, answerError?: AnswerError) {
  return bind<P, TenantContext>((request) => contextFromApiKey(request.headers), handler, answerError);
}

/** Calls about the organization that the key's workspace belongs to. */
export function organizationApiRoute<P>(handler: Handler<P, OrganizationContext>) {
  return bind<P, OrganizationContext>((request) => organizationContextFromApiKey(request.headers), handler);
}

/** Routes of a person's own account. */
export function accountRoute<P>(handler: Handler<P, UserContext>) {
  return bind<P, UserContext>((request) => {
    assertSameOrigin(request);
    return requireUser();
  }, handler);
}

/** Routes of our own pages: session cookie and workspace slugs in the path. Changing methods need our own origin. */
export function workspaceRoute<P extends { organization: string; workspace: string }>(handler: Handler<P, TenantContext>) {
  return bind<P, TenantContext>((request, params) => {
    assertSameOrigin(request);
    return requireWorkspace({ organization: params.organization, workspace: params.workspace });
  }, handler);
}

export function publicRoute<P>(handler: Handler<P, RequestFacts>) {
  return bind<P, RequestFacts>(async (request) => factsOf(request.headers), handler);
}

function assertSameOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const host = request.headers.get("host");
  const same = origin ? URL.canParse(origin) && new URL(origin).host === host : site === "same-origin";
  if (!same) throw new AppError("forbidden", { message: "cross-site request", userMessage: "This request came from another site and was refused." });
}

/** JSON body with a size limit, in bytes, and a plain error. */
export async function jsonBody(request: Request, limit = 1_000_000): Promise<unknown> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  const text = declared > limit ? null : await readText(request, limit);
  if (text === null) throw new AppError("too_large", { userMessage: `The request's body is larger than ${limit} bytes.` });
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new AppError("invalid_input", { userMessage: "The request's body is not valid JSON." });
  }
}

/** Null beyond the limit; what would still come is not read. */
async function readText(request: Request, limit: number): Promise<string | null> {
  if (!request.body) return "";
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body as ReadableStream<Uint8Array>) {
    size += piece.byteLength;
    if (size > limit) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("utf8");
}
