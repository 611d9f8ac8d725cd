export const EVIDENCE_KINDS = ["secret", "payment-card", "health", "national-id", "passport", "date-of-birth", "iban", "e-mail", "phone", "marking"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
