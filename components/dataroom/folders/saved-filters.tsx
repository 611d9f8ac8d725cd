"use client";

import { Bookmark, Star, Trash2 } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/controls/button";
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/overlays/dropdown-menu";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { deleteFilterAction, saveFilterAction } from "@/lib/domains/dataroom/organize/actions";
import type { SavedFilterDto } from "@/lib/domains/dataroom/organize/schema";
import { FolderNameDialog } from "./folder-name-dialog";

interface SavedFiltersProps {
  address: WorkspaceAddress;
  filters: readonly SavedFilterDto[];
}

/** A person's own views of the list, by the address's parameters. */
export function SavedFilters({ address, filters }: SavedFiltersProps) {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const [saving, setSaving] = useState(false);
  const open = (query: Record<string, string>) => router.push(`${pathname}?${new URLSearchParams(query)}`);
  const present = Object.fromEntries([...search].filter(([key]) => key !== "cursor"));
  const shown = filters.find((filter) => new URLSearchParams(filter.query).toString() === new URLSearchParams(present).toString());
  const remove = (filterId: string) =>
    void deleteFilterAction(address, { filterId }).then((result) => (result.ok ? router.refresh() : toast.error(result.error.message)));
  return (
    <>
      <DropdownMenu
        trigger={
          <Button size="sm" icon={<Bookmark aria-hidden />}>
            {shown?.name ?? "Views"}
          </Button>
        }
      >
        <MenuItem icon={<Star aria-hidden />} onSelect={() => open({ favourite: "1" })}>
          Favourites
        </MenuItem>
        {filters.length > 0 && <MenuLabel>Saved</MenuLabel>}
        {filters.map((filter) => (
          <MenuItem key={filter.id} onSelect={() => open(filter.query)}>
            {filter.name}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem icon={<Bookmark aria-hidden />} disabled={search.size === 0} onSelect={() => setSaving(true)}>
          Save this view
        </MenuItem>
        {shown && (
          <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => remove(shown.id)}>
            {`Delete “${shown.name}”`}
          </MenuItem>
        )}
      </DropdownMenu>
      {saving && (
        <FolderNameDialog
          title="Save this view"
          verb="Save"
          name=""
          act={(name) => saveFilterAction(address, { name, query: present })}
          onClose={(done) => {
            setSaving(false);
            if (done) router.refresh();
          }}
        />
      )}
    </>
  );
}
