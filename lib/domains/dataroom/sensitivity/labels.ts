import type { DocumentType, EvidenceKind } from "./schema";

export const EVIDENCE_LABELS: Record<EvidenceKind, string> = {
  secret: "Key or password",
  "payment-card": "Payment card",
  health: "Health of a person",
  "national-id": "National identity number",
  passport: "Passport",
  "date-of-birth": "Date of birth",
  iban: "Bank account (IBAN)",
  "e-mail": "E-mail address",
  phone: "Telephone number",
  marking: "Marking on the document",
};

export const DOCUMENT_TYPE_LABELS: Record<DocumentType, string> = {
  contract: "Contract",
  specification: "Specification",
  minutes: "Minutes",
  "drawing-register": "Drawing register",
  schedule: "Schedule",
  invoice: "Invoice",
  hr: "Personnel paper or CV",
  report: "Report",
  letter: "Letter",
  "e-mail": "E-mail",
  request: "Request or instruction",
};
