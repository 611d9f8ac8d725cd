import "server-only";
import { Readable } from "node:stream";
import { tenantStorage } from "@/lib/adapters/storage/tenant-storage";
import { inTenant } from "@/lib/db/tenant";
import { assertScanned } from "@/lib/domains/dataroom/scan-state";
import { getVersionFile, type VersionFile } from "@/lib/domains/dataroom/queries/get-document";
import { assertPermission } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { contentDisposition } from "./content-disposition";

interface What {
  documentId: string;
  versionId?: string | undefined;
  /** `view`: the sanitized HTML made by extraction; `inline`: only types our viewer draws itself. */
  as: "inline" | "attachment" | "view";
}

// Whatever a document contains, it runs nothing and loads nothing when a browser opens it from here.
const SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

/** What our viewer draws from the bytes themselves. */
const DRAWN = new Set(["pdf", "png", "jpeg"]);

/** The one place that serves stored bytes. */
export async function sendDocument(ctx: TenantContext, request: Request, what: What): Promise<Response> {
  assertPermission(ctx, "documents:read");
  const file = await inTenant(ctx, (tx) => getVersionFile(tx, { documentId: what.documentId, ...(what.versionId ? { versionId: what.versionId } : {}) }));
  assertScanned(file);
  const { storage, viewKey } = tenantStorage(ctx);
  const key = what.as === "view" ? viewKey(file.documentId, file.id) : file.storageKey;
  const headers = headersOf(file, what);
  const etag = `"${file.sha256}${what.as === "view" ? "-view" : ""}"`;
  headers.set("etag", etag);
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  const range = what.as === "view" ? null : rangeOf(request.headers.get("range"), file.size);
  if (range === "unsatisfiable") return new Response(null, { status: 416, headers: { "content-range": `bytes */${file.size}` } });
  const body = await storage.get(key, range ?? undefined);
  if (range) {
    headers.set("content-range", `bytes ${range.start}-${range.end}/${file.size}`);
    headers.set("content-length", String(range.end - range.start + 1));
  } else if (what.as !== "view") {
    headers.set("content-length", String(file.size));
  }
  return new Response(Readable.toWeb(body) as ReadableStream, { status: range ? 206 : 200, headers });
}

function headersOf(file: VersionFile, what: What): Headers {
  const inline = what.as === "view" || (what.as === "inline" && DRAWN.has(file.kind));
  const type = what.as === "view" ? "text/html; charset=utf-8" : inline ? file.mimeType : "application/octet-stream";
  return new Headers({
    "content-type": type,
    "content-disposition": contentDisposition(inline ? "inline" : "attachment", file.documentName),
    "content-security-policy": SANDBOX,
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, max-age=0, must-revalidate",
    "accept-ranges": "bytes",
  });
}

/** RFC 9110 §14.2, one range; others and those that run backwards are answered whole. */
function rangeOf(header: string | null, size: number): { start: number; end: number } | "unsatisfiable" | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!match || (match[1] === "" && match[2] === "")) return null;
  const suffix = match[1] === "";
  if (!suffix && match[2] !== "" && Number(match[2]) < Number(match[1])) return null;
  const start = suffix ? Math.max(0, size - Number(match[2])) : Number(match[1]);
  const end = suffix || match[2] === "" ? size - 1 : Math.min(size - 1, Number(match[2]));
  return start > end || start >= size ? "unsatisfiable" : { start, end };
}
