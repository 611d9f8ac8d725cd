"use client";

import { RelativeTime } from "@/components/patterns/relative-time";
import { SectionCard } from "@/components/patterns/section-card";
import type { BreakGlassReadingDto } from "@/lib/domains/chat/break-glass/schema";
import type { MessageDto } from "@/lib/domains/chat/schema";
import { AnswerMarkdown } from "../markdown/answer-markdown";

/** Somebody else's conversation, to be read and not to be changed. */
export function OpenedConversation({ reading }: { reading: BreakGlassReadingDto }) {
  const { request, title, messages } = reading;
  return (
    <SectionCard
      id="conversation"
      title={title}
      description={
        <>
          A conversation of {request.owner}, open to you until <RelativeTime date={request.expiresAt} />. What it quotes is shown as far as you may see it yourself. This reading is recorded.
        </>
      }
    >
      <ol aria-label="Messages" className="flex flex-col gap-5">
        {messages.map((message) => (
          <Message key={message.id} message={message} owner={request.owner} />
        ))}
      </ol>
    </SectionCard>
  );
}

function Message({ message, owner }: { message: MessageDto; owner: string }) {
  return (
    <li className="border-t pt-4">
      <p className="text-xs text-muted">
        {message.role === "user" ? owner : "Answer"} · <RelativeTime date={message.createdAt} />
      </p>
      {message.role === "user" ? (
        <p className="mt-1 max-w-prose whitespace-pre-wrap">{message.content}</p>
      ) : (
        <div className="mt-1 max-w-prose text-reading">
          <AnswerMarkdown
            text={message.content}
            numbers={new Set(message.citations.map((citation) => citation.number))}
            unsupported={message.unsupported}
            renderMark={(number, key) => <sup key={key}>[{number}]</sup>}
          />
        </div>
      )}
      {message.citations.map((citation) => (
        <p key={citation.number} className="mt-2 max-w-prose text-sm text-muted">
          [{citation.number}] {citation.documentName}, p. {citation.pageLabel ?? citation.page}: <q className="font-serif">{citation.quote}</q>
        </p>
      ))}
    </li>
  );
}
