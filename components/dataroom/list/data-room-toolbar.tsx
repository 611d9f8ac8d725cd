"use client";

import { ListFilter, ShieldHalf } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { type FilterChip, FilterChips } from "@/components/patterns/filter-chips";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { SENSITIVITY_LABELS, STATUS_LABELS } from "@/lib/domains/dataroom/labels";
import { TagFilter } from "../tags/tag-filter";
import { ChoiceFilter } from "./choice-filter";
import { dataRoomHref, type DataRoomQuery } from "./data-room-query";
import { SearchField } from "./search-field";

interface DataRoomToolbarProps {
  address: WorkspaceAddress;
  query: DataRoomQuery;
  projectName: string | null;
  /** Whether the reader may search the text. */
  canSearchText: boolean;
  projectMenu: ReactNode;
  columnMenu: ReactNode;
}

interface Chip extends FilterChip {
  without: Partial<DataRoomQuery>;
}

/** Search and filters; what is chosen stands as chips and in the address. */
export function DataRoomToolbar({ address, query, projectName, canSearchText, projectMenu, columnMenu }: DataRoomToolbarProps) {
  const router = useRouter();
  const go = (change: Partial<DataRoomQuery>) => router.push(dataRoomHref(address, query, change));
  const chips = chipsOf(query, projectName);
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-2.5 lg:px-6">
      <SearchField {...{ address, query, canSearchText }} />
      <FilterChips
        chips={chips}
        onRemove={(id) => go(chips.find((chip) => chip.id === id)?.without ?? {})}
        onClear={() =>
          go({
            project: null,
            status: null,
            level: null,
            favourite: false,
            tags: [],
          })
        }
      >
        {projectMenu}
        {!query.trash && (
          <ChoiceFilter
            label="Status"
            icon={<ListFilter aria-hidden />}
            labels={STATUS_LABELS}
            value={query.status}
            onChange={(status) => go({ status })}
          />
        )}
        <ChoiceFilter
          label="Sensitivity"
          icon={<ShieldHalf aria-hidden />}
          labels={SENSITIVITY_LABELS}
          value={query.level}
          onChange={(level) => go({ level })}
        />
        <TagFilter address={address} chosen={query.tags} onChange={(tags) => go({ tags })} />
      </FilterChips>
      <div className="ml-auto">{columnMenu}</div>
    </div>
  );
}

function chipsOf(query: DataRoomQuery, projectName: string | null): Chip[] {
  return [
    ...(query.project
      ? [
          {
            id: "project",
            field: "Project",
            value: projectName ?? "Unknown",
            without: { project: null },
          },
        ]
      : []),
    ...(query.status
      ? [
          {
            id: "status",
            field: "Status",
            value: STATUS_LABELS[query.status],
            without: { status: null },
          },
        ]
      : []),
    ...(query.level
      ? [
          {
            id: "level",
            field: "Sensitivity",
            value: SENSITIVITY_LABELS[query.level],
            without: { level: null },
          },
        ]
      : []),
    ...(query.favourite
      ? [
          {
            id: "favourite",
            field: "Only",
            value: "Favourites",
            without: { favourite: false },
          },
        ]
      : []),
    ...query.tags.map((tag) => ({
      id: `tag:${tag}`,
      field: "Tag",
      value: tag,
      without: { tags: query.tags.filter((one) => one !== tag) },
    })),
  ];
}
