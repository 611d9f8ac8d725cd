"use client";

import { Tags } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { DropdownMenu, MenuCheck, MenuLabel } from "@/components/ui/overlays/dropdown-menu";
import { number } from "@/lib/client/format";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { useTags } from "./use-tags";

interface TagFilterProps {
  address: WorkspaceAddress;
  chosen: readonly string[];
  onChange: (tags: string[]) => void;
}

/** Documents that have all of the tags chosen. */
export function TagFilter({ address, chosen, onChange }: TagFilterProps) {
  const [open, setOpen] = useState(false);
  const tags = useTags(address, open);
  return (
    <DropdownMenu
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button size="sm" icon={<Tags aria-hidden />}>
          Tags
        </Button>
      }
    >
      {tags === null && <MenuLabel>Reading the tags…</MenuLabel>}
      {tags?.length === 0 && <MenuLabel>No document has a tag yet.</MenuLabel>}
      {tags?.map(({ tag, documents }) => (
        <MenuCheck
          key={tag}
          checked={chosen.includes(tag)}
          onCheckedChange={(on) => onChange(on ? [...chosen, tag] : chosen.filter((one) => one !== tag))}
        >
          {tag} <span className="text-muted tabular">{number(documents)}</span>
        </MenuCheck>
      ))}
    </DropdownMenu>
  );
}
