"use client";

import { useRouter } from "next/navigation";
import { type FilterChip, FilterChips } from "@/components/patterns/filter-chips";
import { MEMBER_STATUS_LABELS } from "@/lib/domains/tenancy/members/labels";
import type { MemberChoicesDto } from "@/lib/domains/tenancy/members/schema";
import { ORGANIZATION_ROLE_LABELS } from "@/lib/domains/tenancy/roles/labels";
import { clearanceOptions } from "../choosing/clearance-options";
import { FilterMenu } from "../choosing/filter-menu";
import { ListSearch } from "../choosing/list-search";
import { membersHref, type MembersQuery } from "./members-query";

interface MembersToolbarProps {
  organization: string;
  query: MembersQuery;
  choices: MemberChoicesDto;
}

type Field = "role" | "status" | "workspace" | "department" | "clearance";
const LABELS: Record<Field, string> = { role: "Role", status: "Status", workspace: "Workspace", department: "Department", clearance: "Clearance" };
const FIELDS = Object.keys(LABELS) as Field[];
const NONE: Partial<MembersQuery> = { role: null, status: null, workspace: null, department: null, clearance: null };

/** Search and filters; what is chosen stands as chips and in the address. */
export function MembersToolbar({ organization, query, choices }: MembersToolbarProps) {
  const router = useRouter();
  const named = (rows: readonly { id: string; name: string }[]) => rows.map(({ id, name }) => ({ value: id, label: name }));
  const options: Record<Field, { value: string; label: string }[]> = {
    role: [...Object.entries(ORGANIZATION_ROLE_LABELS).map(([value, label]) => ({ value, label })), ...named(choices.customRoles)],
    status: Object.entries(MEMBER_STATUS_LABELS).map(([value, label]) => ({ value, label })),
    workspace: named(choices.workspaces),
    department: named(choices.departments),
    clearance: clearanceOptions(3).map(({ value, label }) => ({ value, label })),
  };
  const go = (change: Partial<MembersQuery>) => router.push(membersHref(organization, query, change), { scroll: false });
  const set = (field: Field, value: string | null) => go({ [field]: value });
  const chips: FilterChip[] = FIELDS.flatMap((field) => {
    const value = query[field];
    return value === null ? [] : [{ id: field, field: LABELS[field], value: options[field].find((option) => option.value === value)?.label ?? "Unknown" }];
  });
  return (
    <div className="flex flex-wrap items-center gap-2 px-4 py-3 lg:px-6">
      <ListSearch label="Search members by name or e-mail" placeholder="Name or e-mail" q={query.q} hrefFor={(q) => membersHref(organization, query, { q })} />
      <FilterChips chips={chips} onRemove={(id) => go({ [id]: null })} onClear={() => go(NONE)}>
        {FIELDS.filter((field) => options[field].length > 0).map((field) => (
          <FilterMenu key={field} label={LABELS[field]} value={query[field]} options={options[field]} onChange={(value) => set(field, value)} />
        ))}
      </FilterChips>
    </div>
  );
}
