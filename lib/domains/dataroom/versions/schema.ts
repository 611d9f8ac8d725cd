import { z } from "zod";

export const versionSchema = z.strictObject({ documentId: z.uuid(), versionId: z.uuid() });

export interface RestoredVersionDto {
  id: string;
  versionId: string;
  number: number;
  /** Of the version whose bytes it has. */
  from: number;
}

export const compareVersionsSchema = z.strictObject({
  documentId: z.uuid(),
  /** A version of the document; absent: the one before `to`. */
  from: z.uuid().optional(),
  /** A version of the document, or of `withDocumentId`; absent: the one that answers. */
  to: z.uuid().optional(),
  withDocumentId: z.uuid().optional(),
});
export type CompareVersions = z.output<typeof compareVersionsSchema>;

export const CHANGES = ["changed", "moved", "removed", "added"] as const;
export type Change = (typeof CHANGES)[number];

interface ComparedVersionDto {
  documentId: string;
  documentName: string;
  versionId: string;
  number: number;
}

export interface ComparedClauseDto {
  text: string;
  /** Where it begins. */
  page: number;
  /** UTF-16 offsets in that page's text. */
  start: number;
  end: number;
}

export interface ChangeDto {
  kind: Change;
  before: ComparedClauseDto | null;
  after: ComparedClauseDto | null;
  /** Of a changed clause: the words of both in order. */
  parts: { kind: "same" | "removed" | "added"; text: string }[] | null;
}

/** Unchanged clauses one after the other. */
export interface UnchangedDto {
  kind: "same";
  count: number;
  beforePage: number;
  afterPage: number;
  /** Empty where there is too much to show. */
  texts: string[];
}

export interface ComparisonDto {
  before: ComparedVersionDto;
  after: ComparedVersionDto;
  counts: Record<Change | "same", number>;
  /** Not everything was compared as closely as it could be, or not everything is listed: the texts are too long. */
  partial: boolean;
  rows: (ChangeDto | UnchangedDto)[];
}

/** What the stored bytes are against what was recorded when they came. */
export const INTEGRITIES = ["whole", "altered", "missing"] as const;
export type Integrity = (typeof INTEGRITIES)[number];

export interface VerifiedDocumentDto {
  id: string;
  versions: { versionId: string; number: number; integrity: Integrity }[];
}
