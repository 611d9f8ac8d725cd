"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/controls/button";
import { DropdownMenu, MenuItem } from "@/components/ui/overlays/dropdown-menu";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { exportUrl } from "../session/ask-urls";

const FORMATS = [
  { format: "pdf", label: "PDF" },
  { format: "docx", label: "Word" },
  { format: "md", label: "Markdown" },
] as const;

/** The branch on the screen, with its citations, as a document. */
export function ExportMenu({ address, conversationId, at }: { address: WorkspaceAddress; conversationId: string; at: string | null }) {
  return (
    <DropdownMenu
      align="end"
      trigger={
        <Button size="sm" variant="ghost" icon={<Download aria-hidden />}>
          Export
        </Button>
      }
    >
      {FORMATS.map(({ format, label }) => (
        <MenuItem key={format} asChild>
          <a href={exportUrl(address, conversationId, format, at)} download>
            {label}
          </a>
        </MenuItem>
      ))}
    </DropdownMenu>
  );
}
