import "server-only";
import { acceptSuggestion } from "@/lib/domains/dataroom/sensitivity/commands/accept-suggestion";
import { overrideSuggestion } from "@/lib/domains/dataroom/sensitivity/commands/override-suggestion";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../params";
import { jsonBody } from "../route";
import { getApiDocument } from "./documents";
import { idempotently } from "./idempotency";
import { acceptSuggestionBody, overrideSuggestionBody } from "./schemas";

export async function acceptApiSuggestion(ctx: TenantContext, request: Request, documentId: string): Promise<Response> {
  assertPermission(ctx, acceptSuggestion.permission);
  const body = parseInput(acceptSuggestionBody, await jsonBody(request));
  return idempotently(ctx, request, async (claim) => {
    await claim([body]);
    await acceptSuggestion.execute(ctx, { documentId: idParam(documentId, "document"), ...body });
    return { status: 200, body: await getApiDocument(ctx, documentId) };
  }, () => stillThere(ctx, documentId));
}

export async function overrideApiSuggestion(ctx: TenantContext, request: Request, documentId: string): Promise<Response> {
  assertPermission(ctx, overrideSuggestion.permission);
  const body = parseInput(overrideSuggestionBody, await jsonBody(request));
  return idempotently(ctx, request, async (claim) => {
    await claim([body]);
    await overrideSuggestion.execute(ctx, { documentId: idParam(documentId, "document"), ...body });
    return { status: 200, body: await getApiDocument(ctx, documentId) };
  }, () => stillThere(ctx, documentId));
}

/** An answer that is given again is for who still sees the document. */
async function stillThere(ctx: TenantContext, documentId: string): Promise<void> {
  await getApiDocument(ctx, documentId);
}
