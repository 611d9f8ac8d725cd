import "server-only";
import { Field, Int32, List, Schema, Utf8, type DataType } from "apache-arrow";
import type { LanceTable } from "./lance-tables";
import { checkedId, EVERY_DEPARTMENT } from "./checked-values";
import type { IndexRow } from "./workspace-index";

const required = (name: string, type: DataType): Field => new Field(name, type, false);

/**
 * One table a workspace, two kinds of rows: passages (`text`) and, with ordinal -1, the profiles of whole documents (`profile`).
 * Together they are appended, filtered and deleted in one commit. Types are explicit: left to itself the client stores every
 * number as Float64.
 */
function passageSchema(): Schema {
  return new Schema([
    required("chunk_id", new Utf8()),
    required("document_id", new Utf8()),
    required("version_id", new Utf8()),
    required("project_id", new Utf8()),
    required("sensitivity", new Int32()),
    required("department_ids", new List(new Field("item", new Utf8(), true))),
    required("generation", new Int32()),
    required("ordinal", new Int32()),
    required("page", new Int32()),
    required("place", new Utf8()),
    new Field("text", new Utf8(), true),
    new Field("profile", new Utf8(), true),
  ]);
}

export const passageColumns = passageSchema();

/** Text arrives as finished terms; positions aren't needed and would double the index. */
const PLAIN = { stem: false, lowercase: false, removeStopWords: false, asciiFolding: false, withPosition: false } as const;

export function passageTable(workspaceId: string): LanceTable {
  return {
    name: `workspace_${checkedId(workspaceId).replaceAll("-", "")}`,
    schema: passageColumns,
    indexes: [
      { columns: ["text", "profile"], config: (index) => index.fts({ baseTokenizer: "whitespace", maxTokenLength: 256, ...PLAIN }) },
      { columns: ["chunk_id", "document_id", "version_id"], config: (index) => index.btree() },
      { columns: ["project_id", "sensitivity"], config: (index) => index.bitmap() },
      { columns: ["department_ids"], config: (index) => index.labelList() },
    ],
  };
}

export const PROFILE_ORDINAL = -1;
export const IS_PASSAGE = "ordinal >= 0";

export function departmentColumn(departmentIds: string[]): string[] {
  return departmentIds.length > 0 ? departmentIds.map(checkedId) : [EVERY_DEPARTMENT];
}

export interface Place {
  chunkId: string;
  documentId: string;
  versionId: string;
  ordinal: number;
}

/** What a hit is answered with, in one column: fetching four columns of a hundred rows costs as much as finding them. */
export function writePlace({ chunkId, documentId, versionId, ordinal }: Place): string {
  return `${chunkId} ${documentId} ${versionId} ${ordinal}`;
}

export function readPlace(place: string): Place {
  const [chunkId = "", documentId = "", versionId = "", ordinal] = place.split(" ");
  return { chunkId, documentId, versionId, ordinal: Number(ordinal) };
}

/** What a passage and its document's profile have in common. */
export function sharedColumns(row: IndexRow): Record<string, unknown> {
  return {
    document_id: checkedId(row.documentId),
    version_id: checkedId(row.versionId),
    project_id: checkedId(row.projectId),
    sensitivity: row.sensitivity,
    department_ids: departmentColumn(row.departmentIds),
    generation: row.generation,
  };
}
