"use client";

import { Network, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Column } from "@/components/patterns/data-table/column";
import { DataTable } from "@/components/patterns/data-table/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button } from "@/components/ui/controls/button";
import { organizationPath, withQuery } from "@/lib/client/workspace-urls";
import type { DepartmentAbilities } from "@/lib/domains/tenancy/departments/policy";
import type { DepartmentDto, DepartmentPersonDto } from "@/lib/domains/tenancy/departments/schema";
import { CountCell } from "../count-cell";
import { DeleteDepartmentDialog } from "./delete-department-dialog";
import { DepartmentMembersDialog } from "./department-members-dialog";
import { DepartmentMenu } from "./department-menu";
import { DepartmentNameDialog } from "./department-name-dialog";

export interface DepartmentsProps {
  organization: string;
  departments: readonly DepartmentDto[];
  can: DepartmentAbilities;
  /** Of the department that the address names. */
  assigning: { department: { id: string; name: string }; people: { data: readonly DepartmentPersonDto[]; total: number } } | null;
  q: string;
}

const COLUMNS: Column<DepartmentDto>[] = [
  { id: "name", header: "Name", cell: (row) => <span title={row.name}>{row.name}</span> },
  {
    id: "members",
    header: "Members",
    width: "7rem",
    align: "end",
    cell: (row) => <CountCell count={row.members} one="member" many="members" />,
  },
];
const DOCUMENTS: Column<DepartmentDto> = {
  id: "documents",
  header: "Documents",
  width: "8rem",
  align: "end",
  cell: (row) => <CountCell count={row.documents ?? 0} one="document" many="documents" />,
};

export function Departments({ organization, departments, can, assigning, q }: DepartmentsProps) {
  const router = useRouter();
  const place = organizationPath(organization, "/settings/departments");
  const [naming, setNaming] = useState<DepartmentDto | "new" | null>(null);
  const [deleting, setDeleting] = useState<DepartmentDto | null>(null);
  const open = (department: string, text = "") => router.push(withQuery(place, { department, q: text }), { scroll: false });
  const create = can.create && (
    <Button size="sm" variant="primary" icon={<Plus aria-hidden />} onClick={() => setNaming("new")}>
      New department
    </Button>
  );
  return (
    <>
      <section aria-labelledby="departments-title" className="rounded-md border bg-surface">
        <header className="flex flex-wrap items-start gap-3 px-5 py-4">
          <div className="min-w-0 flex-1 basis-72">
            <h2 id="departments-title" className="text-lg">
              Departments
            </h2>
            <p className="mt-1 text-sm text-muted">
              A document limited to departments is seen by their members alone, in every list, search and answer.
            </p>
          </div>
          {departments.length > 0 && create}
        </header>
        <DataTable
          label="Departments"
          rows={departments}
          columns={can.delete ? [...COLUMNS, DOCUMENTS] : COLUMNS}
          rowId={(row) => row.id}
          rowLabel={(row) => row.name}
          rowMenu={(row) => (
            <DepartmentMenu
              department={row}
              can={can}
              onRename={() => setNaming(row)}
              onAssign={() => open(row.id)}
              onDelete={() => setDeleting(row)}
            />
          )}
          empty={
            <EmptyState icon={<Network />} title="No departments yet" actions={create}>
              {can.create ? "Make one, add its people, then limit documents to it in the data room." : "An administrator can make one."}
            </EmptyState>
          }
          className="border-t"
        />
      </section>
      {naming && (
        <DepartmentNameDialog organization={organization} department={naming === "new" ? null : naming} onClose={() => setNaming(null)} />
      )}
      {deleting && (
        <DeleteDepartmentDialog
          organization={organization}
          department={deleting}
          others={departments.filter((row) => row.id !== deleting.id)}
          onClose={() => setDeleting(null)}
        />
      )}
      {assigning && (
        <DepartmentMembersDialog
          key={assigning.department.id}
          organization={organization}
          {...assigning}
          q={q}
          canAdd={departments.some((row) => row.id === assigning.department.id && row.assignable)}
          onSearch={(text) => open(assigning.department.id, text)}
          onClose={() => router.push(place, { scroll: false })}
        />
      )}
    </>
  );
}
