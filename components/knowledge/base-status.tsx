import { StatusTag } from "@/components/patterns/status-tag";
import { BASE_STATUS_LABELS } from "@/lib/domains/knowledge/bases/labels";
import type { BaseRowDto } from "@/lib/domains/knowledge/bases/schema";

/** Whether it can be asked, and what is being done to it. */
export function BaseStatus({ base }: { base: Pick<BaseRowDto, "status" | "active" | "building"> }) {
  const { building } = base;
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <StatusTag tone={base.status === "published" ? "ok" : "neutral"} label={BASE_STATUS_LABELS[base.status]} />
      {building?.status === "building" && <StatusTag tone="accent" label={`Indexing ${building.progress} %`} busy percent={building.progress} />}
      {building?.status === "failed" && <StatusTag tone="danger" label="Indexing failed" />}
      {!base.active && !building && <StatusTag tone="warn" label="Not indexed" />}
    </span>
  );
}
