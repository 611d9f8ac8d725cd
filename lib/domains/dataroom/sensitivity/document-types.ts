export const DOCUMENT_TYPES = ["contract", "specification", "minutes", "drawing-register", "schedule", "invoice", "hr", "report", "letter", "e-mail", "request"] as const;
export type DocumentType = (typeof DOCUMENT_TYPES)[number];
