import "server-only";
import { inTenant } from "@/lib/db/tenant";
import { requireWorkspace } from "@/lib/domains/tenancy/contexts";
import type { WorkspaceSlugs } from "@/lib/domains/tenancy/schema";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { env } from "@/lib/kernel/env";
import { loadOrNotFound } from "@/lib/transport/loader";
import { listFavourites } from "./organize/queries";
import { documentAbilities, type DocumentAbilities } from "./policy";
import { getDocumentAccess } from "./queries/document-access";
import { getDocument, listVersions } from "./queries/get-document";
import { listDocuments } from "./queries/list-documents";
import { getSuggestion, listPendingSuggestions, type PendingSuggestions } from "./sensitivity/queries";
import type { SuggestionDto } from "./sensitivity/schema";
import type { DocumentAccessDto, DocumentDto, DocumentListDto, ListDocuments, VersionDto } from "./schema";

async function reader(slugs: WorkspaceSlugs): Promise<TenantContext> {
  const ctx = await requireWorkspace(slugs);
  assertPermission(ctx, "documents:read");
  return ctx;
}

export function loadDocuments(slugs: WorkspaceSlugs, args: ListDocuments): Promise<DocumentListDto & { can: DocumentAbilities; favourites: string[] }> {
  return loadOrNotFound(async () => {
    const ctx = await reader(slugs);
    const list = await inTenant(ctx, async (tx) => {
      const page = await listDocuments(tx, args);
      return { ...page, favourites: await listFavourites(tx, page.data.map((document) => document.id)) };
    });
    return { ...list, can: documentAbilities(ctx) };
  });
}

/** For pages that show documents among other things: nothing where the role does not allow them. */
export function loadReadableDocuments(slugs: WorkspaceSlugs, args: ListDocuments): Promise<DocumentListDto & { can: DocumentAbilities }> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    return { ...(await inTenant(ctx, (tx) => listDocuments(tx, args))), can: documentAbilities(ctx) };
  });
}

export interface DocumentDetail {
  document: DocumentDto;
  versions: VersionDto[];
  access: DocumentAccessDto;
  suggestion: SuggestionDto | null;
  can: DocumentAbilities;
}

export function loadDocument(slugs: WorkspaceSlugs, documentId: string): Promise<DocumentDetail> {
  return loadOrNotFound(async () => {
    const ctx = await reader(slugs);
    return inTenant(ctx, async (tx) => ({
      document: await getDocument(tx, documentId),
      versions: await listVersions(tx, documentId),
      access: await getDocumentAccess(tx, documentId),
      suggestion: await getSuggestion(tx, documentId),
      can: documentAbilities(ctx),
    }));
  });
}

/** Suggested levels that the reader may decide; none for who may not. */
export function loadPendingSuggestions(slugs: WorkspaceSlugs, limit: number): Promise<PendingSuggestions> {
  return loadOrNotFound(async () => {
    const ctx = await requireWorkspace(slugs);
    return inTenant(ctx, (tx) => listPendingSuggestions(tx, limit));
  });
}

/** Bytes. */
export function loadUploadLimit(): number {
  return env().MAX_UPLOAD_MB * 1_000_000;
}
