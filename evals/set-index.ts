import type { IndexRow, WorkspaceIndex } from "@/lib/adapters/vectors/workspace-index";
import { idFor, type Passage } from "./retrieval-set";

function toRow(passage: Passage): IndexRow {
  return {
    chunkId: idFor("passage", passage.id),
    documentId: idFor("document", passage.document),
    versionId: idFor("version", passage.document),
    projectId: idFor("project", "evaluation"),
    sensitivity: 0,
    departmentIds: [],
    generation: 1,
    ordinal: passage.ordinal,
    page: passage.page ?? 1,
    text: passage.text,
    headingPath: [],
    documentName: passage.documentName,
  };
}

/** The passages of a set as the product indexes its own. */
export async function fillIndex(index: WorkspaceIndex, passages: Passage[]): Promise<void> {
  const rows = passages.map(toRow);
  for (let at = 0; at < rows.length; at += 5_000) await index.append(rows.slice(at, at + 5_000));
  await index.optimize();
}
