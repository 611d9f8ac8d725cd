"use client";

import { useState } from "react";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Button } from "@/components/ui/controls/button";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { PrivateConversationDto } from "@/lib/domains/chat/break-glass/schema";
import { RequestReadingDialog } from "./request-reading-dialog";

interface PrivateConversationsProps {
  address: WorkspaceAddress;
  conversations: { data: readonly PrivateConversationDto[]; total: number };
  canRequest: boolean;
}

/** Whose conversations there are; neither titles nor words. */
export function PrivateConversations({ address, conversations, canRequest }: PrivateConversationsProps) {
  const [asking, setAsking] = useState<PrivateConversationDto | null>(null);
  if (conversations.data.length === 0) return <p className="text-sm text-muted">Nobody else has a conversation here. Once somebody asks a question, it can be named in a request.</p>;
  return (
    <>
      <ul aria-label="Conversations of others" className="border-t">
        {conversations.data.map((conversation) => (
          <li key={conversation.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b py-2 text-sm">
            <span className="min-w-0 flex-1 basis-48 truncate">{conversation.owner}</span>
            <span className="text-muted">
              {conversation.messages} {conversation.messages === 1 ? "message" : "messages"} · <RelativeTime date={conversation.updatedAt} />
            </span>
            {canRequest && (
              <Button size="sm" onClick={() => setAsking(conversation)} aria-label={`Ask to read a conversation of ${conversation.owner}`}>
                Ask to read
              </Button>
            )}
          </li>
        ))}
      </ul>
      {conversations.total > conversations.data.length && <p className="mt-2 text-xs text-muted">The {conversations.data.length} newest of {conversations.total}.</p>}
      {asking && <RequestReadingDialog address={address} conversation={asking} onClose={() => setAsking(null)} />}
    </>
  );
}
