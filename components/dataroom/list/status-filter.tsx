"use client";

import { ListFilter } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/controls/button";
import { DropdownMenu, MenuChoices } from "@/components/ui/overlays/dropdown-menu";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { STATUS_LABELS } from "@/lib/domains/dataroom/labels";
import type { DocumentStatus } from "@/lib/domains/dataroom/schema";
import { dataRoomHref, type DataRoomQuery } from "./data-room-query";

const ANY = "any";
const OPTIONS = [{ value: ANY, label: "Any status" }, ...Object.entries(STATUS_LABELS).map(([value, label]) => ({ value, label }))];

export function StatusFilter({ address, query }: { address: WorkspaceAddress; query: DataRoomQuery }) {
  const router = useRouter();
  return (
    <DropdownMenu
      trigger={
        <Button size="sm" icon={<ListFilter aria-hidden />}>
          Status
        </Button>
      }
    >
      <MenuChoices
        value={query.status ?? ANY}
        onValueChange={(value) => router.push(dataRoomHref(address, query, { status: value === ANY ? null : (value as DocumentStatus) }))}
        options={OPTIONS}
      />
    </DropdownMenu>
  );
}
