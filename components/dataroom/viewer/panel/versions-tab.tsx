"use client";

import { FileUp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentDto, VersionDto } from "@/lib/domains/dataroom/schema";
import { verifyDocumentAction } from "@/lib/domains/dataroom/versions/actions";
import type { VerifiedDocumentDto } from "@/lib/domains/dataroom/versions/schema";
import { useUploads } from "../../upload-provider";
import { VerifyDocument } from "../versions/verify-document";
import { VersionItem } from "../versions/version-item";

interface VersionsTabProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  versions: readonly VersionDto[];
  shown: VersionDto;
  canUpload: boolean;
}

export function VersionsTab({ address, document, versions, shown, canUpload }: VersionsTabProps) {
  const uploads = useUploads();
  const [verified, setVerified] = useState<VerifiedDocumentDto | null>(null);
  const verify = useCommand<void, VerifiedDocumentDto>(() => verifyDocumentAction(address, { documentId: document.id }), { onSuccess: setVerified });
  return (
    <div className="flex flex-col gap-4">
      {canUpload && (
        <Button size="sm" icon={<FileUp aria-hidden />} onClick={() => uploads.choose({ documentId: document.id })} className="self-start">
          Upload a new version
        </Button>
      )}
      <ol aria-label="Versions" className="border-t">
        {versions.map((version) => (
          <VersionItem
            key={version.id}
            {...{ address, document, versions, version, shown }}
            canChange={canUpload}
            integrity={verified?.versions.find((one) => one.versionId === version.id)?.integrity ?? null}
          />
        ))}
      </ol>
      <VerifyDocument verify={verify} result={verified} />
    </div>
  );
}
