"use client";

import { Download, GitCompare, History, MoreHorizontal, Pin, PinOff } from "lucide-react";
import Link from "next/link";
import { IconButton } from "@/components/ui/controls/icon-button";
import { DropdownMenu, MenuItem } from "@/components/ui/overlays/dropdown-menu";
import { comparePath, fileUrl, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentDto, VersionDto } from "@/lib/domains/dataroom/schema";
import type { VersionDialogKind } from "./version-dialog";

interface VersionMenuProps {
  address: WorkspaceAddress;
  document: DocumentDto;
  versions: readonly VersionDto[];
  version: VersionDto;
  /** May restore and pin. */
  canChange: boolean;
  onAsk: (kind: VersionDialogKind) => void;
}

export function VersionMenu({ address, document, versions, version, canChange, onAsk }: VersionMenuProps) {
  const pair = comparedWith(versions, version);
  const pinned = document.pinnedVersionId === version.id;
  return (
    <DropdownMenu align="end" trigger={<IconButton label={`Actions for version ${version.number}`} icon={<MoreHorizontal aria-hidden />} />}>
      <MenuItem asChild>
        <a href={fileUrl(address, document.id, { version: version.id, download: true })} download>
          <Download aria-hidden />
          Download
        </a>
      </MenuItem>
      {pair && (
        <MenuItem asChild>
          <Link href={comparePath(address, document.id, { from: pair.from.id, to: pair.to.id })}>
            <GitCompare aria-hidden />
            Compare version {pair.from.number} with {pair.to.number}
          </Link>
        </MenuItem>
      )}
      {canChange && version.id !== document.versionId && (
        <MenuItem icon={<History aria-hidden />} onSelect={() => onAsk("restore")}>
          Restore this version
        </MenuItem>
      )}
      {canChange && !pinned && version.status === "ready" && (
        <MenuItem icon={<Pin aria-hidden />} onSelect={() => onAsk("pin")}>
          Pin this version
        </MenuItem>
      )}
      {canChange && pinned && (
        <MenuItem icon={<PinOff aria-hidden />} onSelect={() => onAsk("unpin")}>
          Unpin this version
        </MenuItem>
      )}
    </DropdownMenu>
  );
}

/** With the one before it; the oldest with the newest. */
function comparedWith(versions: readonly VersionDto[], version: VersionDto): { from: VersionDto; to: VersionDto } | null {
  const ready = versions.filter((one) => one.status === "ready");
  const [newest] = ready;
  if (version.status !== "ready" || !newest) return null;
  const before = ready.find((one) => one.number < version.number);
  if (before) return { from: before, to: version };
  return newest.id === version.id ? null : { from: version, to: newest };
}
