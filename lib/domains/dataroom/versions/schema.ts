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

/** What the stored bytes are against what was recorded when they came. */
export const INTEGRITIES = ["whole", "altered", "missing"] as const;
export type Integrity = (typeof INTEGRITIES)[number];

export interface VerifiedDocumentDto {
  id: string;
  versions: { versionId: string; number: number; integrity: Integrity }[];
}
