import { z } from "zod";
import type { DocumentDto, HidingRule } from "@/lib/domains/dataroom/schema";
import type { CitationDto } from "../schema";

export const accessReviewSchema = z.object({
  /** A search, as the member would make it. */
  q: z.string().trim().max(400).default(""),
  /** A question, as the member would ask it. */
  ask: z.string().trim().max(2_000).default(""),
  show: z.enum(["seen", "hidden"]).default("seen"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type AccessReviewQuery = z.output<typeof accessReviewSchema>;

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
