"use client";

import { ListFilter, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { FilterChips } from "@/components/patterns/filter-chips";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { DropdownMenu, MenuChoices } from "@/components/ui/overlays/dropdown-menu";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { LINK_STATE_LABELS } from "@/lib/domains/sharing/owner/labels";
import type { LinkState } from "@/lib/domains/sharing/owner/schema";
import { linksHref, type LinksQuery } from "./links-query";

const ANY = "any";
const OPTIONS = [{ value: ANY, label: "Any state" }, ...Object.entries(LINK_STATE_LABELS).map(([value, label]) => ({ value, label }))];

/** Search and filter; both stand in the address. */
export function LinksToolbar({ address, query }: { address: WorkspaceAddress; query: LinksQuery }) {
  const router = useRouter();
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-2.5 lg:px-6">
      <form
        role="search"
        className="relative w-full sm:w-72"
        onSubmit={(event) => {
          event.preventDefault();
          router.push(linksHref(address, query, { q: String(new FormData(event.currentTarget).get("q") ?? "").trim() }));
        }}
      >
        <Search aria-hidden className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted" />
        <Input key={query.q} type="search" name="q" aria-label="Search links by name or document" placeholder="Search by name or document" className="pl-9" defaultValue={query.q} />
      </form>
      <FilterChips
        chips={query.state ? [{ id: "state", field: "State", value: LINK_STATE_LABELS[query.state] }] : []}
        onRemove={() => router.push(linksHref(address, query, { state: null }))}
      >
        <DropdownMenu
          trigger={
            <Button size="sm" icon={<ListFilter aria-hidden />}>
              State
            </Button>
          }
        >
          <MenuChoices
            value={query.state ?? ANY}
            onValueChange={(value) => router.push(linksHref(address, query, { state: value === ANY ? null : (value as LinkState) }))}
            options={OPTIONS}
          />
        </DropdownMenu>
      </FilterChips>
    </div>
  );
}
