"use client";

import { ArrowDown, ArrowUp, Equal } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { Button } from "@/components/ui/controls/button";
import { count } from "@/lib/client/format";
import { useShortcut } from "@/lib/client/use-shortcut";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { VersionDto } from "@/lib/domains/dataroom/schema";
import { CHANGE_LABELS } from "@/lib/domains/dataroom/versions/labels";
import type { Change, ComparisonDto } from "@/lib/domains/dataroom/versions/schema";
import { ChangedClause } from "./changed-clause";
import { UnchangedClauses } from "./unchanged-clauses";
import { VersionChoice } from "./version-choice";

interface ComparisonProps {
  address: WorkspaceAddress;
  comparison: ComparisonDto;
  versions: readonly VersionDto[];
}

/** Two versions side by side, clause by clause; n and p go from change to change. */
export function Comparison({ address, comparison, versions }: ComparisonProps) {
  const { rows, counts, partial } = comparison;
  const total = rows.filter((row) => row.kind !== "same").length;
  const [current, setCurrent] = useState(0);
  const go = (to: number) => {
    if (total === 0) return;
    const number = Math.min(total, Math.max(1, to));
    setCurrent(number);
    const row = document.getElementById(`change-${number}`);
    row?.scrollIntoView({ block: "start" });
    row?.focus({ preventScroll: true });
  };
  useShortcut("n", () => go(current + 1), { label: "Next change" });
  useShortcut("p", () => go(current - 1), { label: "Previous change" });
  const numbers = changeNumbers(rows);

  return (
    <div className="flex flex-col">
      <div className="flex flex-col gap-3 border-b px-4 py-3 lg:px-6">
        <VersionChoice {...{ address, comparison, versions }} />
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <p role="status" className="mr-auto text-muted">
            {current > 0 ? `Change ${current} of ${total}` : summary(counts)}
          </p>
          <Button size="sm" icon={<ArrowUp aria-hidden />} disabled={current <= 1} onClick={() => go(current - 1)}>
            Previous change
          </Button>
          <Button size="sm" icon={<ArrowDown aria-hidden />} disabled={current >= total} onClick={() => go(current + 1)}>
            Next change
          </Button>
        </div>
        {partial && <p className="text-sm text-warn">The texts are very long: some clauses are shown as removed and added instead of changed, or some changes are not listed.</p>}
      </div>
      {total === 0 ? (
        <EmptyState icon={<Equal />} title="The texts are the same">
          No clause differs. Line breaks and page breaks are not compared.
        </EmptyState>
      ) : (
        <ol aria-label="Clauses">
          {rows.map((row, index) =>
            row.kind === "same" ? (
              <UnchangedClauses key={index} run={row} />
            ) : (
              <ChangedClause key={index} change={row} number={numbers[index] ?? 0} current={numbers[index] === current} {...{ address, comparison }} />
            ),
          )}
        </ol>
      )}
    </div>
  );
}

/** The number of each row among the changes, from 1. */
function changeNumbers(rows: ComparisonDto["rows"]): number[] {
  let number = 0;
  return rows.map((row) => (row.kind === "same" ? 0 : ++number));
}

function summary(counts: ComparisonDto["counts"]): string {
  const parts = (Object.keys(CHANGE_LABELS) as Change[]).filter((kind) => counts[kind] > 0).map((kind) => `${counts[kind]} ${CHANGE_LABELS[kind].toLowerCase()}`);
  return [...parts, `${count(counts.same, "clause")} unchanged`].join(", ");
}
