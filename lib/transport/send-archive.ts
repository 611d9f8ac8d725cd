import "server-only";
import { Readable } from "node:stream";
import { objectStorage } from "@/lib/adapters/storage/tenant-storage";
import { type ArchiveEntry, zipArchive } from "@/lib/adapters/zip/zip-archive";
import { inTenant } from "@/lib/db/tenant";
import { safeName } from "@/lib/domains/dataroom/downloads/archive-names";
import { downloadDocuments } from "@/lib/domains/dataroom/downloads/commands/download-documents";
import { type ArchivePlan, planArchive } from "@/lib/domains/dataroom/downloads/plan-archive";
import { downloadDocumentsSchema } from "@/lib/domains/dataroom/downloads/schema";
import { AppError, isAppError } from "@/lib/kernel/app-error";
import { assertPermission, parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { contentDisposition } from "./content-disposition";
import { readBody } from "./route";

/** Formats that are compressed inside. */
const COMPACT = new Set(["pdf", "docx", "xlsx", "pptx", "png", "jpeg", "jpg"]);
const MAX_BODY = 500_000;

/** The chosen documents as one archive, made while it is read. */
export async function sendArchive(ctx: TenantContext, input: unknown): Promise<Response> {
  assertPermission(ctx, downloadDocuments.permission);
  const plan = await downloadDocuments.execute(ctx, parseInput(downloadDocumentsSchema, input));
  const name = `${safeName(plan.name)}.zip`;
  return new Response(Readable.toWeb(Readable.from(zipArchive(entriesOf(plan)), { objectMode: false })) as ReadableStream, {
    headers: {
      "content-type": "application/zip",
      "content-disposition": contentDisposition("attachment", name),
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-store",
      "x-request-id": ctx.requestId,
    },
  });
}

/** Whether sendArchive would answer with an archive, and with how much: a download that fails tells a browser's user nothing. */
export async function checkArchive(ctx: TenantContext, input: unknown): Promise<{ documents: number; bytes: number; leftOut: string[] }> {
  assertPermission(ctx, downloadDocuments.permission);
  const chosen = parseInput(downloadDocumentsSchema, input);
  const { entries, bytes, leftOut } = await inTenant(ctx, (tx) => planArchive(tx, chosen));
  return { documents: entries.length, bytes, leftOut };
}

/** `documents` and `folders`, repeated or with commas, as a form or an address carries them. */
export function archiveInput(fields: URLSearchParams): unknown {
  const ids = (name: string) => [...new Set(fields.getAll(name).flatMap((value) => value.split(",")).filter((id) => id !== ""))];
  return { documentIds: ids("documents"), folderIds: ids("folders") };
}

/** A form's fields: only a form's answer becomes a download that the browser writes to disk as it comes. */
export async function archiveForm(request: Request): Promise<URLSearchParams> {
  const body = await readBody(request, MAX_BODY);
  if (body === null) throw new AppError("too_large", { userMessage: "Too many documents were chosen for one archive. Choose fewer." });
  return new URLSearchParams(body.toString("utf8"));
}

async function* entriesOf(plan: ArchivePlan): AsyncGenerator<ArchiveEntry> {
  const storage = objectStorage();
  const leftOut = [...plan.leftOut];
  for (const { path, kind, size, storageKey, createdAt } of plan.entries) {
    const open = async () => {
      try {
        return (await storage.get(storageKey)) as AsyncIterable<Uint8Array>;
      } catch (error) {
        if (!isAppError(error) || error.code !== "not_found") throw error;
        leftOut.push(`${path}: its bytes are missing in storage.`);
        return null;
      }
    };
    yield { name: path, size, modified: createdAt, compact: COMPACT.has(kind), open };
  }
  if (leftOut.length === 0) return;
  const text = Buffer.from(`These documents are not in this archive:\r\n\r\n${leftOut.join("\r\n")}\r\n`);
  yield { name: "_Not included.txt", size: text.length, modified: new Date(), compact: false, open: () => Promise.resolve(Readable.from([text])) };
}
