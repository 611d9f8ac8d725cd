import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, vi } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import { newId } from "@/lib/kernel/ids";
import { openWorkspaceIndex } from "./lancedb";
import type { VisibilityFilter } from "./document-attributes";
import type { IndexRow } from "./workspace-index";

export const everything: VisibilityFilter = { projectIds: "all", maxSensitivity: 3, departmentIds: "all" };
/** The index of this test file, real and on disk. */
export const folder = mkdtempSync(path.join(tmpdir(), "index-"));

beforeAll(() => {
  vi.stubEnv("INDEX_DIR", folder);
  forgetEnv();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

export function row(text: string, change: Partial<IndexRow> = {}): IndexRow {
  return {
    chunkId: newId(),
    documentId: newId(),
    versionId: newId(),
    projectId: newId(),
    sensitivity: 0,
    departmentIds: [],
    generation: 1,
    ordinal: 0,
    page: 1,
    text,
    headingPath: [],
    documentName: "notes.txt",
    ...change,
  };
}

/** An index with these rows, and a short way to ask it. */
export async function filled(...rows: IndexRow[]) {
  const index = await openWorkspaceIndex(newId());
  await index.append(rows);
  const find = async (text: string, filter: Partial<VisibilityFilter> = {}, limit = 10) =>
    (await index.search({ text, limit, filter: { ...everything, ...filter } })).map(({ chunkId }) => chunkId);
  return { index, find };
}
