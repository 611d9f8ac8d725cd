import "server-only";
import { inTenantStatements } from "@/lib/db/tenant-statements";
import { changeLink } from "@/lib/domains/sharing/commands/change-link";
import { createLink } from "@/lib/domains/sharing/commands/create-link";
import { renewAddress } from "@/lib/domains/sharing/commands/renew-address";
import { revokeLink } from "@/lib/domains/sharing/commands/revoke-link";
import { getLink, listLinks } from "@/lib/domains/sharing/owner/queries/list-links";
import { listVisits } from "@/lib/domains/sharing/owner/queries/list-visits";
import type { LinkDto } from "@/lib/domains/sharing/owner/schema";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { appUrl } from "@/lib/kernel/env";
import { idParam } from "../../params";
import { jsonBody } from "../../route";
import { pageOf, startOf } from "../offset-page";
import { optionalId, parseQuery } from "../query";
import { createShareBody, listSharesQuery, listVisitsQuery, updateShareBody } from "./share-schemas";

/** Who changes a link is answered with it. */
function assertManages(ctx: TenantContext): void {
  assertPermission(ctx, "shares:manage");
  assertPermission(ctx, "shares:read");
}

const addressOf = (token: string) => `${appUrl()}/s/${token}`;

export async function listApiShares(ctx: TenantContext, query: URLSearchParams) {
  assertPermission(ctx, "shares:read");
  const { q, state, documentId: asked, ...page } = parseQuery(listSharesQuery, query);
  const documentId = optionalId(asked, "document");
  const skip = startOf("shares", page);
  const { data, total } = await listLinks(ctx, { ...(q ? { q } : {}), ...(state ? { state } : {}), ...(documentId ? { documentId } : {}), limit: page.limit, skip });
  return pageOf("shares", skip, data, total);
}

export async function getApiShare(ctx: TenantContext, linkId: string): Promise<LinkDto> {
  assertPermission(ctx, "shares:read");
  return getLink(ctx, linkId);
}

export async function createApiShare(ctx: TenantContext, request: Request): Promise<Response> {
  assertManages(ctx);
  const { documentIds = [], folderIds = [], ...terms } = parseInput(createShareBody, await jsonBody(request));
  const items = { documentIds: documentIds.map((id) => idParam(id, "document")), folderIds: folderIds.map((id) => idParam(id, "folder")) };
  const { linkId, token } = await createLink.execute(ctx, { ...terms, ...items });
  const link = await getLink(ctx, linkId);
  return Response.json({ ...link, address: addressOf(token) }, { status: 201, headers: { "cache-control": "no-store", "x-request-id": ctx.requestId } });
}

export async function updateApiShare(ctx: TenantContext, request: Request, id: string): Promise<LinkDto> {
  assertManages(ctx);
  const linkId = idParam(id, "link");
  await changeLink.execute(ctx, { linkId, ...parseInput(updateShareBody, await jsonBody(request)) });
  return getLink(ctx, linkId);
}

export async function renewApiShareAddress(ctx: TenantContext, id: string) {
  assertManages(ctx);
  const { linkId, token } = await renewAddress.execute(ctx, { linkId: idParam(id, "link") });
  return { id: linkId, address: addressOf(token) };
}

export async function revokeApiShare(ctx: TenantContext, id: string): Promise<LinkDto> {
  assertManages(ctx);
  const { linkId } = await revokeLink.execute(ctx, { linkId: idParam(id, "link") });
  return getLink(ctx, linkId);
}

export async function listApiVisits(ctx: TenantContext, id: string, query: URLSearchParams) {
  assertPermission(ctx, "shares:read");
  const linkId = idParam(id, "link");
  const { limit, ...asked } = parseQuery(listVisitsQuery, query);
  const skip = startOf("visits", { limit, ...asked });
  const { data, total } = await inTenantStatements(ctx, (tx) => listVisits(tx, { linkId, limit, skip }));
  return pageOf("visits", skip, data, total);
}
