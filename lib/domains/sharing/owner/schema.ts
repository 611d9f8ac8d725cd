import { z } from "zod";

export const LINK_STATES = ["open", "expired", "used-up", "closed", "revoked"] as const;
export type LinkState = (typeof LINK_STATES)[number];

export const listLinksSchema = z.strictObject({
  /** Part of the link's name or of what it opens. */
  q: z.string().trim().max(200).default(""),
  state: z.enum(LINK_STATES).optional(),
  documentId: z.uuid().optional(),
  limit: z.number().int().min(1).max(100).default(50),
  skip: z.number().int().min(0).max(1_000_000).default(0),
});
export type ListLinks = z.input<typeof listLinksSchema>;

export const listVisitsSchema = z.strictObject({
  linkId: z.uuid(),
  /** For whoever goes through all of them: what comes meanwhile stands at the end. */
  oldestFirst: z.boolean().default(false),
  limit: z.number().int().min(1).max(100).default(50),
  skip: z.number().int().min(0).max(1_000_000).default(0),
});
export type ListVisits = z.input<typeof listVisitsSchema>;

export interface LinkItemDto {
  kind: "document" | "folder";
  id: string;
  name: string;
  /** It opens nothing until it is restored. */
  trashed: boolean;
}

export interface LinkDto {
  id: string;
  name: string;
  state: LinkState;
  /** What the reader may see of what the link opens. */
  items: LinkItemDto[];
  hasPassword: boolean;
  /** Visitors name their address also where everybody may come; it is not proved then. */
  askEmail: boolean;
  emails: string[];
  domains: string[];
  allowDownload: boolean;
  watermark: boolean;
  agreement: string | null;
  viewLimit: number | null;
  /** Visits that counted against the limit. */
  views: number;
  questionQuota: number | null;
  expiresAt: string | null;
  revokedAt: string | null;
  /** Visitors who were let in. */
  visits: number;
  lastVisitAt: string | null;
  createdBy: string | null;
  /** The reader made it; nobody else changes it. */
  own: boolean;
  createdAt: string;
}

export interface LinkListDto {
  data: LinkDto[];
  total: number;
}

export interface ReadPageDto {
  page: number;
  milliseconds: number;
}

/** What a visitor read of one version of a document. */
export interface ReadDocumentDto {
  documentId: string;
  versionId: string;
  name: string;
  version: number;
  /** Of the whole version, where it is known. */
  pageCount: number | null;
  milliseconds: number;
  pages: ReadPageDto[];
}

export interface VisitDto {
  id: string;
  email: string | null;
  /** The address was proved with a code. */
  verified: boolean;
  ip: string | null;
  userAgent: string | null;
  agreedAt: string | null;
  /** Null: he stopped at the door. */
  admittedAt: string | null;
  startedAt: string;
  lastSeenAt: string;
  milliseconds: number;
  documents: ReadDocumentDto[];
}

export interface VisitListDto {
  data: VisitDto[];
  total: number;
}

/** Somebody who has the link open now. */
export interface LiveVisitDto {
  visitId: string;
  email: string | null;
  verified: boolean;
  startedAt: string;
  lastSeenAt: string;
  /** What he has before him; null: the list of documents, or something the reader may not see. */
  reading: { documentId: string; name: string; page: number; pageCount: number | null } | null;
}

export interface LinkTotalsDto {
  visitors: number;
  /** Who came and was not let in, or did not go on. */
  turnedBack: number;
  milliseconds: number;
  documents: ReadDocumentDto[];
}
