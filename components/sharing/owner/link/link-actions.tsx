"use client";

import { Ban, Download } from "lucide-react";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { visitsUrl, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { LinkDto } from "@/lib/domains/sharing/owner/schema";
import { RevokeLinkDialog } from "../list/revoke-link-dialog";

export function LinkActions({ address, link, canRevoke }: { address: WorkspaceAddress; link: Pick<LinkDto, "id" | "name" | "state">; canRevoke: boolean }) {
  const [revoking, setRevoking] = useState(false);
  return (
    <>
      <a href={visitsUrl(address, link.id)} download className={buttonClass("ghost", "sm")}>
        <Download aria-hidden />
        <span className="max-sm:sr-only">Visits as CSV</span>
      </a>
      {canRevoke && link.state !== "revoked" && (
        <Button size="sm" icon={<Ban aria-hidden />} onClick={() => setRevoking(true)}>
          Revoke
        </Button>
      )}
      <RevokeLinkDialog address={address} link={revoking ? link : null} onClose={() => setRevoking(false)} />
    </>
  );
}
