import "server-only";
import { Field, FixedSizeList, Float32, Int32, List, Schema, Utf8, type DataType } from "apache-arrow";
import { checkedId, EVERY_DEPARTMENT } from "./visibility-predicate";
import type { IndexRow } from "./workspace-index";

const required = (name: string, type: DataType): Field => new Field(name, type, false);
const texts = (): DataType => new List(new Field("item", new Utf8(), true));

/** The columns that the visibility filter reads; both tables carry them. */
const visibilityFields = (): Field[] => [
  required("document_id", new Utf8()),
  required("version_id", new Utf8()),
  required("project_id", new Utf8()),
  required("sensitivity", new Int32()),
  required("department_ids", texts()),
];

export function vectorField(dimensions: number): Field {
  return new Field("vector", new FixedSizeList(dimensions, new Field("item", new Float32(), true)), true);
}

/** Explicit types: left to itself the client stores every number as Float64. */
export function chunkSchema(dimensions: number | undefined): Schema {
  return new Schema([
    required("chunk_id", new Utf8()),
    ...visibilityFields(),
    required("generation", new Int32()),
    required("ordinal", new Int32()),
    required("page", new Int32()),
    required("text", new Utf8()),
    ...(dimensions ? [vectorField(dimensions)] : []),
  ]);
}

export function documentSchema(): Schema {
  return new Schema([...visibilityFields(), required("profile", new Utf8())]);
}

export interface VisibilityColumns extends Record<string, unknown> {
  document_id: string;
  version_id: string;
  project_id: string;
  sensitivity: number;
  department_ids: string[];
}

export function departmentColumn(departmentIds: string[]): string[] {
  return departmentIds.length > 0 ? departmentIds.map(checkedId) : [EVERY_DEPARTMENT];
}

export function visibilityColumns(row: IndexRow): VisibilityColumns {
  return {
    document_id: checkedId(row.documentId),
    version_id: checkedId(row.versionId),
    project_id: checkedId(row.projectId),
    sensitivity: row.sensitivity,
    department_ids: departmentColumn(row.departmentIds),
  };
}
