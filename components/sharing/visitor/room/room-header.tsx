"use client";

import { Eye, MessageCircleQuestion } from "lucide-react";
import { Button } from "@/components/ui/controls/button";
import { Wordmark } from "@/components/shell/wordmark";
import type { RoomDto } from "@/lib/domains/sharing/gate/schema";
import { useReaderLocale } from "@/lib/client/use-reader-locale";
import type { Refusal } from "../share-api";
import { DownloadButton } from "./document-pane";

interface RoomHeaderProps {
  token: string;
  room: RoomDto;
  /** That is open. */
  documentId: string | null;
  onRefusal: (refusal: Refusal) => void;
  /** Whether the questions are shown. */
  asking: boolean;
  onAsk: () => void;
}

export function RoomHeader({ token, room, documentId, onRefusal, asking, onAsk }: RoomHeaderProps) {
  const locale = useReaderLocale();
  const { name, makerName, organizationName, expiresAt, watermark, allowDownload } = room;
  const until = expiresAt ? ` Open until ${new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short" }).format(new Date(expiresAt))}.` : "";
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b px-4 py-2">
      <span className="max-sm:hidden">
        <Wordmark size="sm" />
      </span>
      <div className="min-w-0 flex-1">
        <h1 className="truncate text-base font-medium" title={name}>
          {name}
        </h1>
        <p className="text-xs text-muted" suppressHydrationWarning>
          Shared by {makerName}, {organizationName}.{until}
        </p>
      </div>
      <p className="flex items-center gap-1.5 text-xs text-muted max-sm:order-last max-sm:w-full">
        <Eye aria-hidden className="size-4 shrink-0" />
        <span>Your reading is recorded{watermark ? ", and every page carries a mark of this visit" : ""}.</span>
      </p>
      {room.takesQuestions && (
        <Button size="sm" icon={<MessageCircleQuestion aria-hidden />} aria-expanded={asking} onClick={onAsk}>
          Questions
        </Button>
      )}
      {allowDownload && documentId && <DownloadButton {...{ token, documentId, onRefusal }} />}
    </header>
  );
}
