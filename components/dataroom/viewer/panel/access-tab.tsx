"use client";

import { AudienceSummary } from "../access/audience-summary";
import { DepartmentsForm } from "../access/departments-form";
import { SensitivityForm } from "../access/sensitivity-form";
import { ShareSection } from "../access/share-section";
import { SuggestionSection } from "../access/suggestion-section";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentAbilities } from "@/lib/domains/dataroom/policy";
import type { DocumentAccessDto, DocumentDto } from "@/lib/domains/dataroom/schema";
import type { SuggestionDto } from "@/lib/domains/dataroom/sensitivity/schema";

interface AccessTabProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  access: DocumentAccessDto;
  suggestion: SuggestionDto | null;
  part: string;
  can: DocumentAbilities;
}

/** What guards the document, and who sees it because of that. */
export function AccessTab({ address, document, access, suggestion, part, can }: AccessTabProps) {
  return (
    <div className="flex flex-col gap-6">
      <SensitivityForm key={document.sensitivity} {...{ address, document, access }} canClassify={can.classify} />
      {suggestion && <SuggestionSection {...{ address, document, suggestion, part }} />}
      <DepartmentsForm key={`departments ${access.limitedTo.join()}`} {...{ address, document, access }} canLimit={can.limit} />
      <AudienceSummary document={document} access={access} />
      <ShareSection address={address} document={document} />
    </div>
  );
}
