import { CheckCircle2, OctagonAlert } from "lucide-react";
import type { BaseStatus } from "@/lib/domains/knowledge/bases/schema";

interface GateNoticeProps {
  status: BaseStatus;
  objections: readonly string[];
}

/** Whether the evaluation lets the base be published as it stands. */
export function GateNotice({ status, objections }: GateNoticeProps) {
  if (objections.length === 0) {
    return (
      <p className="flex gap-2 rounded-md bg-ok-wash px-3 py-2.5 text-sm text-ok">
        <CheckCircle2 aria-hidden className="mt-0.5 size-4 shrink-0" />
        The newest run is of the base as it stands, and no figure fell further below the last publication than is tolerated.
      </p>
    );
  }
  return (
    <div className="flex gap-2 rounded-md bg-warn-wash px-3 py-2.5 text-sm text-warn">
      <OctagonAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div>
        <p className="font-medium">{status === "draft" ? "The evaluation speaks against publishing it." : "As it stands, it would not be published again."}</p>
        <ul className="mt-1 list-disc pl-4">
          {objections.map((objection) => (
            <li key={objection}>{objection}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
