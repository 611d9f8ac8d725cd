import { Scale } from "lucide-react";
import Link from "next/link";
import { StatusTag } from "@/components/patterns/status-tag";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { PanelDto, PanelFindingDto } from "@/lib/domains/chat/panel/schema";
import { evidencePath } from "../session/ask-urls";
import { placeOf } from "../session/answer-view";

interface PanelFindingsProps {
  address: WorkspaceAddress;
  panel: PanelDto;
}

/** Where specialists contradict each other first, then everything that they found, once. */
export function PanelFindings({ address, panel }: PanelFindingsProps) {
  const { findings, disagreements } = panel;
  return (
    <>
      {disagreements.length > 0 && (
        <section aria-labelledby="panel-disagreements" className="mt-8">
          <h2 id="panel-disagreements" className="flex items-center gap-2 text-lg">
            <Scale aria-hidden className="size-4.5 text-warn" />
            Where they disagree
          </h2>
          <ul className="mt-3 flex flex-col gap-4">
            {disagreements.map(({ sides }, at) => (
              <li key={at} className="grid gap-3 rounded-md border border-warn/40 bg-surface p-4 md:grid-cols-2">
                {sides.map((side, which) => (
                  <Finding key={which} {...{ address, panel }} finding={side} />
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      {findings.length > 0 && (
        <section aria-labelledby="panel-findings" className="mt-8">
          <h2 id="panel-findings" className="text-lg">
            Findings
          </h2>
          <ul className="mt-1 divide-y divide-hairline">
            {findings.map((finding, at) => (
              <li key={at} className="py-4">
                <Finding {...{ address, panel, finding }} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Finding({ address, panel, finding }: PanelFindingsProps & { finding: PanelFindingDto }) {
  const agreed = finding.by.length > 1;
  const evidence = panel.evidence.filter((one) => finding.evidence.includes(one.number));
  return (
    <div className="min-w-0">
      <p className="text-reading break-words">{finding.text}</p>
      <p className="mt-1 flex flex-wrap items-center gap-2 text-sm text-muted">
        {agreed && <StatusTag tone="ok" label={`${finding.by.length} agree`} />}
        {finding.by.join(", ")}
      </p>
      <ul className="mt-2 flex flex-col gap-2">
        {evidence.map((one) => (
          <li key={one.number} className="border-l-2 border-l-evidence-edge pl-3">
            <blockquote className="font-serif text-sm break-words">
              <mark className="text-ink">{one.quote}</mark>
            </blockquote>
            <Link href={evidencePath(address, one, panel.conversationId)} className="inline-flex min-h-8 items-center text-sm text-accent hover:underline">
              {one.documentName}, {placeOf(one)}, version {one.version}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}
