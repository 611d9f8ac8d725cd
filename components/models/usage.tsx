"use client";

import { ChartNoAxesColumn, Download } from "lucide-react";
import { useRouter } from "next/navigation";
import type { Column } from "@/components/patterns/data-table/column";
import { DataTable } from "@/components/patterns/data-table/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { number } from "@/lib/client/format";
import { organizationPath, withQuery } from "@/lib/client/workspace-urls";
import type { UsageDto, UsageRow, UsageSum } from "@/lib/domains/models/usage/schema";
import { costText } from "./cost-text";

interface UsageProps {
  organization: string;
  usage: UsageDto;
}

function columns(header: string): Column<UsageRow>[] {
  return [
    { id: "label", header, cell: (row) => <span title={row.detail ? `${row.label}, ${row.detail}` : row.label}>{row.detail ? `${row.label} · ${row.detail}` : row.label}</span> },
    { id: "calls", header: "Calls", width: "6rem", align: "end", cell: (row) => <span className="tabular">{number(row.calls)}</span> },
    { id: "in", header: "Tokens in", width: "8rem", align: "end", cell: (row) => <span className="tabular">{number(row.inputTokens)}</span> },
    { id: "out", header: "Tokens out", width: "8rem", align: "end", cell: (row) => <span className="tabular">{number(row.outputTokens)}</span> },
    { id: "cost", header: "Cost", width: "8rem", align: "end", cell: (row) => <span className="tabular">{costText(row)}</span> },
  ];
}

/** What the numbers leave out, in words. */
function caveat({ estimated, unpriced }: UsageSum): string {
  const parts = [
    estimated > 0 && `${number(estimated)} ${estimated === 1 ? "call was" : "calls were"} counted by estimate, because the service did not count or the answer broke off.`,
    unpriced > 0 && `${number(unpriced)} ${unpriced === 1 ? "call has" : "calls have"} no cost, because the model has no price.`,
  ];
  return parts.filter(Boolean).join(" ");
}

export function Usage({ organization, usage }: UsageProps) {
  const router = useRouter();
  const { from, to, total } = usage;
  const period = { from, to };
  const tables = [
    { id: "by-workspace", title: "By workspace", header: "Workspace", rows: usage.workspaces },
    { id: "by-model", title: "By model", header: "Model", rows: usage.models },
  ];
  return (
    <>
      <section aria-labelledby="usage-title" className="rounded-md border bg-surface">
        <header className="flex flex-wrap items-end gap-3 px-5 py-4">
          <div className="min-w-0 flex-1 basis-72">
            <h2 id="usage-title" className="text-lg">
              What models used
            </h2>
            <p className="mt-1 max-w-prose text-sm text-muted">Answers that were stopped, broke off or were deleted since count too: they were paid for. Questions and conversations are not named.</p>
          </div>
          <form
            key={`${from} ${to}`}
            className="flex flex-wrap items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              const form = new FormData(event.currentTarget);
              router.push(withQuery(organizationPath(organization, "/settings/usage"), { from: String(form.get("from")), to: String(form.get("to")) }));
            }}
          >
            <FormField label="From" name="from">
              {(control) => <Input {...control} type="date" defaultValue={from} max={to} required />}
            </FormField>
            <FormField label="To" name="to">
              {(control) => <Input {...control} type="date" defaultValue={to} min={from} required />}
            </FormField>
            <Button type="submit">Show</Button>
            <Button asChild>
              <a href={withQuery(`/api/usage/${encodeURIComponent(organization)}`, period)} download>
                <Download aria-hidden />
                CSV
              </a>
            </Button>
          </form>
        </header>
        {total.calls === 0 ? (
          <EmptyState icon={<ChartNoAxesColumn />} title="No model was asked in this time" className="border-t">
            Answers quoted by the built-in engine cost nothing and are not listed. Choose another time, or ask a question.
          </EmptyState>
        ) : (
          <dl className="grid grid-cols-2 gap-x-6 gap-y-4 border-t px-5 py-4 sm:grid-cols-4">
            {[
              ["Calls", number(total.calls)],
              ["Tokens in", number(total.inputTokens)],
              ["Tokens out", number(total.outputTokens)],
              ["Cost", costText(total)],
            ].map(([label, value]) => (
              <div key={label}>
                <dt className="text-sm text-muted">{label}</dt>
                <dd className="tabular mt-1 text-lg">{value}</dd>
              </div>
            ))}
            <p className="col-span-full text-sm text-muted empty:hidden">{caveat(total)}</p>
          </dl>
        )}
      </section>
      {total.calls > 0 &&
        tables.map((table) => (
          <section key={table.id} aria-labelledby={`${table.id}-title`} className="rounded-md border bg-surface">
            <h2 id={`${table.id}-title`} className="px-5 py-4 text-lg">
              {table.title}
            </h2>
            <DataTable label={table.title} rows={table.rows} columns={columns(table.header)} rowId={(row) => row.id} rowLabel={(row) => row.label} className="border-t" />
          </section>
        ))}
    </>
  );
}
