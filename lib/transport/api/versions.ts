import "server-only";
import type { z } from "zod";
import { inTenant } from "@/lib/db/tenant";
import { getDocument, listVersions } from "@/lib/domains/dataroom/queries/get-document";
import { pinVersion } from "@/lib/domains/dataroom/versions/commands/pin-version";
import { restoreVersion } from "@/lib/domains/dataroom/versions/commands/restore-version";
import { unpinVersion } from "@/lib/domains/dataroom/versions/commands/unpin-version";
import { compareVersions } from "@/lib/domains/dataroom/versions/compare-versions";
import { getVersion } from "@/lib/domains/dataroom/versions/queries";
import { AppError } from "@/lib/kernel/app-error";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { idParam } from "../params";
import { apiStatus } from "./documents";
import { idempotently } from "./idempotency";
import { optionalId, parseQuery } from "./query";
import { type comparisonSchema, compareQuery, type versionSchema } from "./version-schemas";

interface VersionParams {
  documentId: string;
  versionId: string;
}

const idsOf = (params: VersionParams) => ({ documentId: idParam(params.documentId, "document"), versionId: idParam(params.versionId, "version") });

export async function listApiVersions(ctx: TenantContext, documentId: string): Promise<{ data: z.output<typeof versionSchema>[] }> {
  assertPermission(ctx, "documents:read");
  const [document, versions] = await inTenant(ctx, async (tx) => [await getDocument(tx, documentId), await listVersions(tx, documentId)] as const);
  const data = versions.map(({ id, number, originalName: name, size, sha256, status, pages, unreadablePages, note, error, uploadedBy, createdAt }) => {
    const chosen = { answers: id === document.currentVersionId && status === "ready", pinned: id === document.pinnedVersionId };
    return { id, number, name, size, sha256, status: apiStatus(status), pages, unreadablePages, note, error, ...chosen, uploadedBy, createdAt };
  });
  return { data };
}

export async function restoreApiVersion(ctx: TenantContext, request: Request, params: VersionParams): Promise<Response> {
  assertPermission(ctx, restoreVersion.permission);
  const ids = idsOf(params);
  const work = async (claim: (content: readonly unknown[]) => Promise<void>) => {
    await claim([]);
    return { status: 201, body: { ...(await restoreVersion.execute(ctx, ids)) } };
  };
  return idempotently(ctx, request, work, async () => void (await inTenant(ctx, (tx) => getDocument(tx, ids.documentId))));
}

export async function pinApiVersion(ctx: TenantContext, params: VersionParams) {
  assertPermission(ctx, pinVersion.permission);
  return pinVersion.execute(ctx, idsOf(params));
}

export async function unpinApiVersion(ctx: TenantContext, params: VersionParams) {
  assertPermission(ctx, unpinVersion.permission);
  const ids = idsOf(params);
  const document = await inTenant(ctx, async (tx) => {
    await getVersion(tx, ids);
    return getDocument(tx, ids.documentId);
  });
  if (document.pinnedVersionId && document.pinnedVersionId !== ids.versionId) throw new AppError("conflict", { userMessage: "Another version is pinned. Nothing was changed." });
  return unpinVersion.execute(ctx, { documentId: ids.documentId });
}

export async function compareApiVersions(ctx: TenantContext, documentId: string, query: URLSearchParams): Promise<z.output<typeof comparisonSchema>> {
  assertPermission(ctx, "documents:read");
  const asked = parseQuery(compareQuery, query);
  const [from, to, withDocumentId] = [optionalId(asked.from, "version"), optionalId(asked.to, "version"), optionalId(asked.with, "document")];
  const input = { documentId: idParam(documentId, "document"), ...(from ? { from } : {}), ...(to ? { to } : {}), ...(withDocumentId ? { withDocumentId } : {}) };
  const { rows, ...comparison } = await compareVersions(ctx, input);
  return { ...comparison, changes: rows.filter((row) => row.kind !== "same") };
}
