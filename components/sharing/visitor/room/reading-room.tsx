"use client";

import { Files } from "lucide-react";
import { useState } from "react";
import { EmptyState } from "@/components/patterns/empty-state";
import { CONTENT_ID } from "@/components/shell/skip-link";
import { classNames } from "@/lib/client/class-names";
import type { RoomDto } from "@/lib/domains/sharing/gate/schema";
import { VisitorQuestions } from "../../questions/visitor/visitor-questions";
import { VisitorPage } from "../visitor-page";
import { DocumentList } from "./document-list";
import { DocumentPane } from "./document-pane";
import { RoomHeader } from "./room-header";
import { useReadingReports } from "./use-reading-reports";
import { useRefusals } from "./use-refusals";

interface ReadingRoomProps {
  token: string;
  room: RoomDto;
  start: { documentId: string | null; page: number };
}

/** Where a visitor reads. It closes the moment the server says that the link does not stand any more. */
export function ReadingRoom({ token, room, start }: ReadingRoomProps) {
  const { documents, folders } = room;
  const [place, setPlace] = useState({ documentId: start.documentId ?? (documents.length === 1 ? documents[0]?.id : null) ?? null, start: start.page, generation: 0 });
  const [page, setPage] = useState(start.page);
  const [versions, setVersions] = useState<{ shown: string | null; now: string | null }>({ shown: null, now: null });
  const [asking, setAsking] = useState(false);
  const { closed, notice, onRefusal, dismiss } = useRefusals(token);
  const document = documents.find((one) => one.id === place.documentId) ?? null;

  function open(documentId: string | null, at = 1) {
    dismiss();
    setVersions({ shown: null, now: null });
    setPage(at);
    setPlace({ documentId, start: at, generation: place.generation + 1 });
    window.history.replaceState(null, "", documentId ? `?document=${documentId}` : window.location.pathname);
  }

  function openPassage(documentId: string, at: number) {
    open(documentId, at);
    if (window.matchMedia("(max-width: 47.99rem)").matches) setAsking(false);
  }

  useReadingReports({ token, documentId: document?.id ?? null, page, closed: closed !== null, onVersion: (now) => setVersions((before) => ({ ...before, now })), onRefusal });
  if (closed !== null) return <VisitorPage title="The documents are closed" description={<p role="alert">{closed}</p>} />;
  return (
    <div className="flex h-dvh flex-col">
      <RoomHeader token={token} room={room} documentId={document?.id ?? null} onRefusal={onRefusal} asking={asking} onAsk={() => setAsking(!asking)} />
      {notice && (
        <p role="status" className="border-b bg-warn-wash px-4 py-2 text-sm text-warn">
          {notice}
        </p>
      )}
      <div className="flex min-h-0 flex-1">
        <nav aria-label="Shared documents" className={classNames("w-full shrink-0 overflow-y-auto md:w-72 md:border-r", (document || asking) && "max-md:hidden")}>
          <DocumentList documents={documents} folders={folders} selected={document?.id ?? null} onSelect={open} />
        </nav>
        <main id={CONTENT_ID} className={classNames("flex min-w-0 flex-1", (!document || asking) && "max-md:hidden")}>
          {document ? (
            <DocumentPane
              key={`${document.id} ${place.generation}`}
              {...{ token, document, page, onRefusal }}
              start={place.start}
              outdated={versions.shown !== null && versions.now !== null && versions.now !== versions.shown}
              onPage={setPage}
              onVersion={(shown) => setVersions((before) => ({ ...before, shown }))}
              onReload={() => open(document.id, page)}
              onBack={() => open(null)}
            />
          ) : (
            documents.length > 0 && (
              <EmptyState icon={<Files />} title="Choose a document" className="self-center">
                It opens here, page by page.
              </EmptyState>
            )
          )}
        </main>
        {asking && (
          <aside aria-label="Questions" className="w-full shrink-0 overflow-y-auto md:w-96 md:border-l">
            <VisitorQuestions token={token} onRefusal={onRefusal} onClose={() => setAsking(false)} onOpen={openPassage} />
          </aside>
        )}
      </div>
    </div>
  );
}
