"use client";

import { Download, Square } from "lucide-react";
import { PageHeader } from "@/components/patterns/page-header";
import { FormError } from "@/components/patterns/form-error";
import { Progress } from "@/components/ui/display/progress";
import { Button } from "@/components/ui/controls/button";
import { count } from "@/lib/client/format";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { stopPanelAction } from "@/lib/domains/chat/panel/actions";
import type { PanelDto } from "@/lib/domains/chat/panel/schema";
import { isOpen } from "../session/answer-view";
import { askPath } from "../session/ask-urls";
import { panelAsText } from "./panel-as-text";
import { PanelFindings } from "./panel-findings";
import { PanelSeats } from "./panel-seats";
import { usePanel } from "./use-panel";

interface PanelScreenProps {
  address: WorkspaceAddress;
  initial: PanelDto;
}

/** Several specialists' answers to one question: what they agree on, where they do not, and each one's own words. */
export function PanelScreen({ address, initial }: PanelScreenProps) {
  const { panel, running, unreachable } = usePanel(address, initial);
  const stop = useCommand(() => stopPanelAction(address, { conversationId: panel.conversationId }));
  const done = panel.seats.filter((seat) => !isOpen(seat.status)).length;
  const nothing = !running && panel.findings.length === 0;
  return (
    <>
      <PageHeader
        trail={[{ label: "Ask", href: askPath(address) }]}
        title={panel.title}
        actions={
          running ? (
            panel.own && (
              <Button size="sm" icon={<Square aria-hidden />} loading={stop.pending} onClick={() => void stop.run(undefined)}>
                Stop all
              </Button>
            )
          ) : (
            <Button size="sm" icon={<Download aria-hidden />} onClick={() => download(panel)}>
              Download text
            </Button>
          )
        }
      />
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto w-full max-w-4xl px-4 py-6 lg:px-6">
          <p className="rounded-md bg-hover px-4 py-2.5 text-lg break-words whitespace-pre-wrap">
            <span className="sr-only">You asked: </span>
            {panel.question}
          </p>
          <FormError error={stop.error} />
          {running && (
            <div className="mt-4">
              <Progress value={(100 * done) / Math.max(1, panel.seats.length)} label={`${done} of ${count(panel.seats.length, "specialist")} done`} />
              <p className="mt-1 text-sm text-muted" role="status">
                {unreachable ? "The server cannot be reached; trying again. The panel goes on there." : `${done} of ${count(panel.seats.length, "specialist")} done`}
              </p>
            </div>
          )}
          {nothing && <p className="mt-6 text-base text-muted">No specialist found a passage that answers this. Nothing was made up.</p>}
          <PanelFindings address={address} panel={panel} />
          <PanelSeats address={address} panel={panel} />
        </div>
      </div>
    </>
  );
}

function download(panel: PanelDto): void {
  const url = URL.createObjectURL(new Blob([panelAsText(panel)], { type: "text/markdown;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "panel.md";
  link.click();
  URL.revokeObjectURL(url);
}
