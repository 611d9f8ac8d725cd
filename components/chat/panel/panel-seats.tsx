"use client";

import { useMemo } from "react";
import { StatusTag } from "@/components/patterns/status-tag";
import { count } from "@/lib/client/format";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { MESSAGE_STATUS_LABELS } from "@/lib/domains/chat/labels";
import type { PanelDto, PanelSeatDto } from "@/lib/domains/chat/panel/schema";
import { AnswerMarkdown } from "../markdown/answer-markdown";
import { OutdatedNotice } from "../messages/outdated-notice";
import { isOpen } from "../session/answer-view";
import { evidencePath } from "../session/ask-urls";
import Link from "next/link";

interface PanelSeatsProps {
  address: WorkspaceAddress;
  panel: PanelDto;
}

/** Who answers, how far each one is, and each one's answer as it was given. */
export function PanelSeats({ address, panel }: PanelSeatsProps) {
  return (
    <section aria-labelledby="panel-seats" className="mt-8">
      <h2 id="panel-seats" className="text-lg">
        Specialists
      </h2>
      <ul className="mt-2 divide-y divide-hairline border-y">
        {panel.seats.map((seat) => (
          <li key={seat.id}>
            <details className="group py-1">
              <summary className="flex min-h-10 cursor-pointer flex-wrap items-center gap-x-3 gap-y-1">
                <span className="min-w-0 flex-1 basis-40 truncate">{seat.name}</span>
                <SeatStatus seat={seat} />
              </summary>
              <SeatAnswer address={address} seat={seat} conversationId={panel.conversationId} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function SeatStatus({ seat }: { seat: PanelSeatDto }) {
  if (seat.status === "stopping") return <StatusTag tone="neutral" label="Stopping" busy />;
  if (isOpen(seat.status)) return <StatusTag tone="accent" label={seat.content ? count(seat.citations.length, "passage") : "Reading"} busy />;
  if (seat.status !== "complete") return <StatusTag tone="danger" label={seat.status === "stopped" ? "Stopped" : seat.status === "interrupted" ? "Interrupted" : "Failed"} />;
  if (seat.notFound) return <StatusTag tone="neutral" label="Nothing in your documents" />;
  return <StatusTag tone="ok" label={count(seat.citations.length, "passage")} />;
}

function SeatAnswer({ address, seat, conversationId }: { address: WorkspaceAddress; seat: PanelSeatDto; conversationId: string }) {
  const { citations, content, unsupported, status, error } = seat;
  const numbers = useMemo(() => new Set(citations.map((citation) => citation.number)), [citations]);
  const renderMark = (number: number, key: string) => {
    const citation = citations.find((one) => one.number === number);
    if (!citation) return null;
    return (
      <Link
        key={key}
        href={evidencePath(address, citation, conversationId)}
        aria-label={`Passage ${number}: ${citation.documentName}`}
        title={citation.quote}
        className="mx-0.5 rounded-sm bg-accent-wash px-1 text-xs text-accent tabular-nums"
      >
        {number}
      </Link>
    );
  };
  const open = isOpen(status);
  return (
    <div className="max-w-prose pb-4">
      <AnswerMarkdown text={content} numbers={numbers} unsupported={open ? [] : unsupported} renderMark={renderMark} />
      {!open && unsupported.length > 0 && (
        <p className="mt-2 text-sm text-warn">{count(unsupported.length, "sentence is", "sentences are")} not supported by your documents.</p>
      )}
      {!open && status !== "complete" && <p className="mt-2 text-sm text-danger">{error?.message ?? MESSAGE_STATUS_LABELS[status]}</p>}
      <OutdatedNotice stale={seat.stale ?? []} />
    </div>
  );
}
