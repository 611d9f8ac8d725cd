"use client";

import { useEffect, useRef, useState } from "react";
import { askNowPath } from "../session/ask-urls";
import { dataRoomPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { keepAnswerAction } from "@/lib/domains/chat/stale/actions";
import type { ChatMessage } from "@/lib/domains/chat/schema";
import type { Evidence, Selection } from "../evidence/use-evidence";
import { answerView, isOpen, textOf } from "../session/answer-view";
import type { Answers } from "../session/use-answers";
import { Answer } from "./answer";
import { AnswerProgress } from "./answer-progress";
import { Question } from "./question";

interface MessageListProps {
  address: WorkspaceAddress;
  answers: Answers;
  evidence: Evidence;
  onSelect: (selection: Selection) => void;
  /** The conversation looks in a part of the documents. */
  narrowed: boolean;
  onRephrase: (question: string) => void;
  onEdit: (messageId: string, question: string) => void;
  /** Asks a question again of another specialist. */
  onHandOver: (agent: string, question: string) => void;
}

/** Closer to the end than this, the list follows what is being written; pixels. */
const AT_END = 80;

export function MessageList({ address, answers, evidence, onSelect, narrowed, onRephrase, onEdit, onHandOver }: MessageListProps) {
  const { messages, busy, tree } = answers;
  const own = tree.conversation?.own ?? true;
  const branchesOf = (id: string) => ({ ids: tree.siblings(id), onChoose: answers.choose });
  const scroller = useFollowedEnd(messages);
  const waiting = busy && messages.at(-1)?.role === "user";
  return (
    <div
      ref={scroller}
      role="region"
      aria-label="Questions and answers"
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto focus-visible:outline-offset-[-2px]"
    >
      <div className="mx-auto flex w-full max-w-answer flex-col gap-7 px-4 py-6">
        {messages.map((message, index) => {
          if (message.role !== "assistant") {
            const edit = own && !busy ? { onEdit: (question: string) => onEdit(message.id, question) } : {};
            return <Question key={message.id} id={message.id} text={textOf(message)} branches={branchesOf(message.id)} {...edit} />;
          }
          const answer = answerView(message);
          const last = index === messages.length - 1;
          const live = last && busy;
          const question = questionBefore(messages, index);
          return (
            <Answer
              key={message.id}
              address={address}
              {...(busy || !own ? {} : { onHandOver: (agent: string) => onHandOver(agent, question) })}
              answer={live || !isOpen(answer.status) ? answer : { ...answer, status: "interrupted" }}
              live={live}
              progress={last ? answers.progress : null}
              selected={evidence.selection?.answerId === answer.id ? evidence.selection.number : null}
              onSelect={onSelect}
              stopping={answers.stopping}
              branches={branchesOf(message.id)}
              kept={answer.messageId ? tree.kept(answer.messageId) : undefined}
              {...(live && own && answer.messageId ? { onStop: answers.stop } : {})}
              {...(own && !busy ? { onRegenerate: () => answers.regenerate(answer) } : {})}
              {...(own && !busy && !last ? { onBranch: () => answers.branch(answer.id) } : {})}
              outdatedSteps={{
                ...(last && own && !busy ? { onAskAgain: () => answers.regenerate(answer) } : { askAgainHref: askNowPath(address, question) }),
                ...(answer.messageId ? { onKeep: keepAnswerAction.bind(null, address, { messageId: answer.messageId }) } : {}),
              }}
              notFoundSteps={{
                ...(last ? { onRephrase: () => rephrase(question, onRephrase) } : {}),
                ...(narrowed ? { widerHref: askNowPath(address, question) } : {}),
                uploadHref: dataRoomPath(address),
              }}
            />
          );
        })}
        {waiting && (
          <article data-testid="answer" data-status="streaming" aria-label="Answer" aria-busy>
            <AnswerProgress progress={answers.progress} begun={false} />
          </article>
        )}
      </div>
    </div>
  );
}

function questionBefore(messages: readonly ChatMessage[], index: number): string {
  const question = messages.slice(0, index).findLast((message) => message.role === "user");
  return question ? textOf(question) : "";
}

function rephrase(question: string, onRephrase: (question: string) => void): void {
  onRephrase(question);
  document.querySelector<HTMLTextAreaElement>("[data-testid=composer] textarea")?.focus();
}

/** Keeps the end in sight while one is at it; who has scrolled up to read is left alone. */
function useFollowedEnd(messages: readonly ChatMessage[]) {
  const scroller = useRef<HTMLDivElement>(null);
  const asked = messages.filter((message) => message.role === "user").length;
  const atEnd = useRef(true);
  const [justAsked] = useState(() => messages.length === 1);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    // What was clicked to ask is gone: the keys for passages work from here on.
    if (justAsked && document.activeElement === document.body) element.focus({ preventScroll: true });
    const onScroll = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < AT_END;
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => element.removeEventListener("scroll", onScroll);
  }, [justAsked]);

  useEffect(() => {
    atEnd.current = true;
  }, [asked]);

  useEffect(() => {
    const element = scroller.current;
    if (element && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [messages]);

  return scroller;
}
