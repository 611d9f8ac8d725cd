import type { LibraryAgent } from "../schema";
import { accessibility } from "./construction/accessibility";
import { buildingEnvelope } from "./construction/building-envelope";
import { electricalServices } from "./construction/electrical-services";
import { environmentalAndSustainability } from "./construction/environmental-and-sustainability";
import { externalWorks } from "./construction/external-works";
import { finishesAndInteriors } from "./construction/finishes-and-interiors";
import { fireSafety } from "./construction/fire-safety";
import { generalCompliance } from "./construction/general-compliance";
import { healthAndSafety } from "./construction/health-and-safety";
import { legalAndContracts } from "./construction/legal-and-contracts";
import { mechanicalServices } from "./construction/mechanical-services";
import { qualityAssurance } from "./construction/quality-assurance";
import { specialistSystems } from "./construction/specialist-systems";
import { structuralEngineering } from "./construction/structural-engineering";
import { delivery } from "./enterprise/delivery";
import { documentation } from "./enterprise/documentation";
import { finance } from "./enterprise/finance";
import { hr } from "./enterprise/hr";
import { rfp } from "./enterprise/rfp";

/** The library, in the order it is shown. */
export const LIBRARY: readonly LibraryAgent[] = [
  generalCompliance,
  structuralEngineering,
  fireSafety,
  accessibility,
  buildingEnvelope,
  mechanicalServices,
  electricalServices,
  environmentalAndSustainability,
  healthAndSafety,
  qualityAssurance,
  legalAndContracts,
  specialistSystems,
  externalWorks,
  finishesAndInteriors,
  rfp,
  delivery,
  documentation,
  hr,
  finance,
];

const bySlug = new Map(LIBRARY.map((agent) => [agent.slug, agent]));

export function findLibraryAgent(ref: string): LibraryAgent | undefined {
  return bySlug.get(ref);
}
