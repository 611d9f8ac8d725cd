"use client";

import { Tabs } from "@/components/ui/display/tabs";
import type { Citation } from "@/lib/client/citation/cited-range";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentAbilities } from "@/lib/domains/dataroom/policy";
import type { DocumentAccessDto, DocumentDto, VersionDto } from "@/lib/domains/dataroom/schema";
import type { SuggestionDto } from "@/lib/domains/dataroom/sensitivity/schema";
import type { EvidenceResult } from "./evidence-result";
import { AccessTab } from "./panel/access-tab";
import { ActivityTab } from "./panel/activity-tab";
import { EvidenceTab } from "./panel/evidence-tab";
import { TextTab } from "./panel/text-tab";
import { VersionsTab } from "./panel/versions-tab";
import type { PageTexts } from "./use-page-text";

interface ViewerPanelProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  versions: readonly VersionDto[];
  version: VersionDto;
  citation: Citation | null;
  result: EvidenceResult;
  from: string | null;
  part: string;
  page: number;
  texts: PageTexts;
  access: DocumentAccessDto;
  suggestion: SuggestionDto | null;
  can: DocumentAbilities;
  /** The tab that the address names. */
  opened: string | null;
  onShow: () => void;
}

const TABS: ReadonlySet<string> = new Set(["evidence", "text", "versions", "access", "activity"]);

/** A new version shows another document to the viewer, which begins anew; the tab one was in stays open. */
function keepInAddress(tab: string): void {
  const url = new URL(window.location.href);
  url.searchParams.set("panel", tab);
  window.history.replaceState(null, "", url);
}

export function ViewerPanel(props: ViewerPanelProps) {
  const { address, document, versions, version, citation, result, from, part, page, texts, access, suggestion, can, opened, onShow } = props;
  const usual = citation ? "evidence" : "text";
  return (
    <Tabs
      label="About this document"
      defaultValue={opened !== null && TABS.has(opened) ? opened : usual}
      onValueChange={keepInAddress}
      className="px-4 pt-0.5"
      items={[
        {
          value: "evidence",
          label: "Evidence",
          content: <EvidenceTab {...{ citation, result, from, part, texts, onShow }} version={version.number} />,
        },
        { value: "text", label: "Text", content: <TextTab {...{ texts, page, part, citation }} /> },
        {
          value: "versions",
          label: "Versions",
          count: versions.length,
          content: <VersionsTab {...{ address, document, versions }} canUpload={can.upload} shown={version} />,
        },
        { value: "access", label: "Access", content: <AccessTab {...{ address, document, access, suggestion, part, can }} /> },
        { value: "activity", label: "Activity", content: <ActivityTab {...{ document, version }} /> },
      ]}
    />
  );
}
