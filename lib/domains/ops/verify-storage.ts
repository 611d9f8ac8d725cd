import "server-only";
import { verifyObject } from "@/lib/adapters/storage/verify-object";
import { objectStorage } from "@/lib/adapters/storage/tenant-storage";
import { Prisma } from "@/lib/db/generated/client";
import { inUnscoped } from "@/lib/db/unscoped";

export interface StorageFinding {
  /** altered: other bytes than were uploaded. missing: a version without its bytes. orphaned: bytes that belong to no version. */
  kind: "altered" | "missing" | "orphaned";
  storageKey: string;
  /** Of the version; null for what belongs to none. */
  versionId: string | null;
}

export interface StorageReport {
  versions: number;
  bytes: number;
  objects: number;
  findings: StorageFinding[];
  /** Stopped before everything was read. */
  cancelled: boolean;
}

interface StoredVersion {
  id: string;
  storageKey: string;
  sha256: string;
  size: number;
}

/** Objects read at a time. */
const AT_ONCE = 4;
const BATCH = 200;
const ID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
/** Of a document's version, or of the page made from it; what else is stored belongs to other parts of the product. */
const VERSION_KEY = new RegExp(`^${ID}/${ID}/${ID}/(${ID})(?:\\.[a-z0-9-]+)?$`);

/** Reads every version's stored bytes and compares them with what was recorded at their upload; names objects that no version owns. Changes nothing. */
export async function verifyStorage(signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<StorageReport> {
  const report: StorageReport = { versions: 0, bytes: 0, objects: 0, findings: [], cancelled: false };
  try {
    await verifyVersions(report, signal, onProgress);
    await findOrphans(report, signal);
  } catch (error) {
    if (!signal.aborted) throw error;
    report.cancelled = true;
  }
  return report;
}

async function verifyVersions(report: StorageReport, signal: AbortSignal, onProgress: (done: number, total: number) => void): Promise<void> {
  const [counted] = await inUnscoped((db) => db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM document_versions`);
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const versions = await listVersionsAfter(after);
    const last = versions.at(-1);
    if (!last) return;
    after = last.id;
    const queue = versions.values();
    // The readers take from one queue, so that no more than so many objects are open.
    await Promise.all(Array.from({ length: AT_ONCE }, () => verifyAll(queue, report, signal)));
    onProgress(report.versions, counted?.total ?? report.versions);
  }
}

async function verifyAll(queue: Iterable<StoredVersion>, report: StorageReport, signal: AbortSignal): Promise<void> {
  for (const version of queue) {
    signal.throwIfAborted();
    const state = await verifyObject(objectStorage(), version, signal);
    // Purged while it was read: its bytes are rightly gone.
    if (state !== "whole" && (await knownVersions([version.id])).size > 0) report.findings.push({ kind: state, storageKey: version.storageKey, versionId: version.id });
    report.versions += 1;
    report.bytes += version.size;
  }
}

/** Asks for the versions only after their bytes were listed: an upload's row follows its bytes. */
async function findOrphans(report: StorageReport, signal: AbortSignal): Promise<void> {
  let batch: { key: string; versionId: string }[] = [];
  const suspects: typeof batch = [];
  const settle = async () => {
    const known = await knownVersions(batch.map(({ versionId }) => versionId));
    suspects.push(...batch.filter(({ versionId }) => !known.has(versionId)));
    batch = [];
  };
  for await (const key of objectStorage().keys()) {
    signal.throwIfAborted();
    report.objects += 1;
    const versionId = VERSION_KEY.exec(key)?.[1];
    if (!versionId) continue;
    batch.push({ key, versionId });
    if (batch.length >= BATCH) await settle();
  }
  await settle();
  for (let at = 0; at < suspects.length; at += BATCH) {
    const again = suspects.slice(at, at + BATCH);
    const known = await knownVersions(again.map(({ versionId }) => versionId));
    for (const { key, versionId } of again) {
      if (known.has(versionId) || (await objectStorage().size(key)) === null) continue;
      report.findings.push({ kind: "orphaned", storageKey: key, versionId: null });
    }
  }
}

function listVersionsAfter(id: string): Promise<StoredVersion[]> {
  return inUnscoped((db) =>
    db.$queryRaw<StoredVersion[]>(Prisma.sql`SELECT id, storage_key AS "storageKey", sha256, size::float8 AS size FROM document_versions WHERE id > ${id}::uuid ORDER BY id LIMIT ${BATCH}`),
  );
}

async function knownVersions(ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await inUnscoped((db) => db.$queryRaw<{ id: string }[]>(Prisma.sql`SELECT id FROM document_versions WHERE id = ANY(${[...ids]}::uuid[])`));
  return new Set(rows.map((row) => row.id));
}
