import { z } from "zod";
import { SENSITIVITIES, type Sensitivity } from "@/lib/kernel/sensitivity";

export const EVIDENCE_KINDS = ["secret", "payment-card", "health", "national-id", "passport", "date-of-birth", "iban", "e-mail", "phone", "marking"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export const DOCUMENT_TYPES = ["contract", "specification", "minutes", "drawing-register", "schedule", "invoice", "hr", "report", "letter", "e-mail", "request"] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

export const evidenceSchema = z.array(
  z.object({
    kind: z.enum(EVIDENCE_KINDS),
    page: z.number().int().min(1),
    /** UTF-16 code units of the page's text. */
    start: z.number().int().min(0),
    end: z.number().int().min(0),
    /** What this kind asks for. */
    level: z.number().int().min(0).max(3),
  }),
);
export type Evidence = z.infer<typeof evidenceSchema>[number];

export type SuggestionStatus = "open" | "accepted" | "overridden";

/** Of a document's newest version, as lists show it. */
export interface SuggestedLevelDto {
  level: Sensitivity;
  status: SuggestionStatus;
  /** Somebody has to decide: it asks for more than the document has. */
  pending: boolean;
  /** What asks for this level. */
  kinds: EvidenceKind[];
}

export interface SuggestionDto extends SuggestedLevelDto {
  versionId: string;
  /** `quote`: what stands there, without what opens or pays something; null where there is no room for it. */
  evidence: { kind: EvidenceKind; page: number; start: number; end: number; level: Sensitivity; quote: string | null }[];
  documentType: DocumentType | null;
  decidedAt: string | null;
  /** The reader may accept or override it. */
  canDecide: boolean;
  /** Why not, where his clearance is the reason. */
  aboveClearance: boolean;
}

const decision = {
  documentId: z.uuid(),
  /** The level that was shown; another one by now is refused. */
  level: z.enum(SENSITIVITIES).optional(),
};

export const acceptSuggestionSchema = z.strictObject(decision);
export const overrideSuggestionSchema = z.strictObject({ ...decision, reason: z.string().trim().min(1, "Say why the level stays.").max(500, "Use at most 500 characters.") });
