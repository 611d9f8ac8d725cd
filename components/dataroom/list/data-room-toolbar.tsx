"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { type FilterChip, FilterChips } from "@/components/patterns/filter-chips";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { STATUS_LABELS } from "@/lib/domains/dataroom/labels";
import { dataRoomHref, type DataRoomQuery } from "./data-room-query";
import { SearchField } from "./search-field";
import { StatusFilter } from "./status-filter";

interface DataRoomToolbarProps {
  address: WorkspaceAddress;
  query: DataRoomQuery;
  projectName: string | null;
  projectMenu: ReactNode;
}

/** Search and filters; what is chosen stands as chips and in the address. */
export function DataRoomToolbar({ address, query, projectName, projectMenu }: DataRoomToolbarProps) {
  const router = useRouter();
  const chips: FilterChip[] = [
    ...(query.project ? [{ id: "project", field: "Project", value: projectName ?? "Unknown" }] : []),
    ...(query.status ? [{ id: "status", field: "Status", value: STATUS_LABELS[query.status] }] : []),
  ];
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-2.5 lg:px-6">
      <SearchField address={address} query={query} />
      <FilterChips
        chips={chips}
        onRemove={(id) => router.push(dataRoomHref(address, query, id === "project" ? { project: null } : { status: null }))}
        onClear={() => router.push(dataRoomHref(address, query, { project: null, status: null }))}
      >
        {projectMenu}
        {!query.trash && <StatusFilter address={address} query={query} />}
      </FilterChips>
    </div>
  );
}
