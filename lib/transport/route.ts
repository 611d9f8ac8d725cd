import "server-only";
import { consumeLimit } from "@/lib/adapters/rate-limit/consume-limit";
import { addressKey } from "@/lib/adapters/rate-limit/limit-key";
import { contextFromApiKey, factsOf, organizationContextFromApiKey, requireOrganization, requireUser, requireWorkspace } from "@/lib/domains/tenancy/contexts";
import { AppError, isAppError } from "@/lib/kernel/app-error";
import type { OrganizationContext, RequestFacts, TenantContext, UserContext } from "@/lib/kernel/context";
import { appUrl, env } from "@/lib/kernel/env";
import { bodyPieces, drainBody } from "@/lib/kernel/request-body";
import { problemResponse } from "./errors";

export interface RouteInput<P> {
  request: Request;
  params: P;
  url: URL;
}

export type Handler<P, C> = (ctx: C, input: RouteInput<P>) => Promise<Response | object>;
interface NextContext<P> {
  params: Promise<P>;
}

type AnswerError = (thrown: unknown, requestId: string) => Response;

export function bind<P, C extends RequestFacts>(authenticate: (request: Request, params: P) => Promise<C>, handler: Handler<P, C>, answerError: AnswerError = problemResponse) {
  return async (request: Request, next: NextContext<P>): Promise<Response> => {
    let requestId = factsOf(request.headers).requestId;
    try {
      const params = await next.params;
      const ctx = await authenticate(request, params);
      requestId = ctx.requestId;
      const answer = await handler(ctx, { request, params, url: new URL(request.url) });
      if (!(answer instanceof Response)) return Response.json(answer, { headers: { "cache-control": "no-store", "x-request-id": requestId } });
      if (!answer.headers.has("cache-control")) answer.headers.set("cache-control", "no-store");
      return answer;
    } catch (thrown) {
      return answerError(thrown, requestId);
    } finally {
      // Refused before it was read: a sender in the middle of its body would read no answer, and the connection would break.
      drainBody(request);
    }
  };
}

/** Counts calls by key and by organization, and those without a valid key by address. */
async function limitedKey<C extends TenantContext | OrganizationContext>(request: Request, open: (headers: Headers) => Promise<C>): Promise<C> {
  let ctx: C;
  try {
    ctx = await open(request.headers);
  } catch (refusal) {
    if (isAppError(refusal) && refusal.code === "unauthenticated") await consumeLimit("api-refusals", addressKey(factsOf(request.headers).ip));
    throw refusal;
  }
  await consumeLimit("api-key", ctx.actor.id);
  await consumeLimit("api-organization", ctx.organizationId);
  return ctx;
}

/** Public API: the bearer key is the only credential, so no cookie can be abused across sites. */
export function apiRoute<P>(handler: Handler<P, TenantContext>, answerError?: AnswerError) {
  return bind<P, TenantContext>((request) => limitedKey(request, contextFromApiKey), handler, answerError);
}

/** Calls about the organization that the key's workspace belongs to. */
export function organizationApiRoute<P>(handler: Handler<P, OrganizationContext>) {
  return bind<P, OrganizationContext>((request) => limitedKey(request, organizationContextFromApiKey), handler);
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

/** The same for what concerns a whole organization. */
export function organizationRoute<P extends { organization: string }>(handler: Handler<P, OrganizationContext>) {
  return bind<P, OrganizationContext>((request, params) => {
    assertSameOrigin(request);
    return requireOrganization(params.organization);
  }, handler);
}

export function publicRoute<P>(handler: Handler<P, RequestFacts>) {
  return bind<P, RequestFacts>(async (request) => factsOf(request.headers), handler);
}

export function assertSameOrigin(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  const same = origin ? URL.canParse(origin) && ownHosts(request).includes(new URL(origin).host) : site === "same-origin";
  if (!same) throw new AppError("forbidden", { message: "cross-site request", userMessage: "This request came from another site and was refused." });
}

/** The host asked for and, since a proxy may ask us by another name, the installation's public one. */
function ownHosts(request: Request): (string | null)[] {
  const host = request.headers.get("host");
  return env().APP_URL ? [host, new URL(appUrl()).host] : [host];
}

/** JSON body with a size limit, in bytes, and a plain error. `absent`: what an empty body stands for, where one may be empty. */
export async function jsonBody(request: Request, limit = 1_000_000, absent?: unknown): Promise<unknown> {
  const declared = Number(request.headers.get("content-length") ?? 0);
  const body = declared > limit ? null : await readBody(request, limit);
  if (body === null) throw new AppError("too_large", { userMessage: `The request's body is larger than ${limit} bytes.` });
  if (body.length === 0 && absent !== undefined) return absent;
  try {
    return JSON.parse(body.toString("utf8")) as unknown;
  } catch {
    throw new AppError("invalid_input", { userMessage: "The request's body is not valid JSON." });
  }
}

/** Null beyond the limit; what would still come is not kept. */
export async function readBody(request: Request, limit: number): Promise<Buffer | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of bodyPieces(request)) {
    size += piece.byteLength;
    if (size > limit) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
