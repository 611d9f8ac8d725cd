import { type Jurisdiction, JURISDICTIONS } from "./schema";

const JURISDICTION_LABELS: Record<Jurisdiction, string> = {
  UK: "United Kingdom",
  EU: "European Union",
  US: "United States",
  CA: "Canada",
  AU: "Australia",
  NZ: "New Zealand",
  IE: "Ireland",
  CH: "Switzerland",
  Other: "Other",
};

export const JURISDICTION_OPTIONS = JURISDICTIONS.map((value) => ({ value, label: JURISDICTION_LABELS[value] }));
