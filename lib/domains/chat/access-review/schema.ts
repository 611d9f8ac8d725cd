import { z } from "zod";
import type { DocumentDto, HidingRule } from "@/lib/domains/dataroom/schema";
import type { CitationDto } from "../schema";

const reviewSchema = z.object({
  /** As whom; empty: nobody yet. */
  member: z.uuid().or(z.literal("")).catch(""),
  /** A search, as the member would make it. */
  q: z.string().trim().max(400).catch(""),
  /** A question, as the member would ask it. */
  ask: z.string().trim().max(2_000).catch(""),
  show: z.enum(["seen", "hidden"]).catch("seen"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type AccessReviewQuery = z.output<typeof reviewSchema>;

/** Out of an address; what is not valid there counts as absent. */
export function accessReviewQuery(search: Record<string, unknown>): AccessReviewQuery {
  return reviewSchema.parse(search);
}

export interface ReviewedMemberDto {
  id: string;
  name: string;
  email: string;
}

export interface ReviewedDocumentDto extends Pick<DocumentDto, "id" | "name" | "projectName" | "sensitivity" | "updatedAt"> {
  /** Empty: the member sees it. */
  hiddenBy: HidingRule[];
}

export interface ReviewedListDto {
  data: ReviewedDocumentDto[];
  seen: number;
  hidden: number;
  hasMore: boolean;
}

export interface ReviewedPassageDto {
  documentId: string;
  documentName: string;
  page: number;
  text: string;
  hiddenBy: HidingRule[];
}

export interface ReviewedAnswerDto {
  text: string;
  citations: CitationDto[];
  engine: string;
  /** Why there is none. */
  refusal: string | null;
}
