"use client";

import { useChat } from "@ai-sdk/react";
import { DefaultChatTransport } from "ai";
import { useEffect, useRef, useState } from "react";
import { useAnnounce } from "@/components/shell/live-region";
import { stopAnswerAction } from "@/lib/domains/chat/actions";
import type { AskInput, ChatMessage } from "@/lib/domains/chat/schema";
import { count } from "@/lib/client/format";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { type AnswerView, answerView, isOpen, textOf, toChatMessages } from "./answer-view";
import { type AskFailure, askFailureOf } from "./ask-failure";
import { chatUrl } from "./ask-urls";
import { useKeptAnswer } from "./use-kept-answer";

const RENDER_EVERY_MS = 50;

export interface AskScope {
  projectId: string | null;
  documentIds: string[];
  /** Who answers. */
  agent: string | null;
}

export interface Progress {
  stage: "searching" | "writing";
  passages?: number;
}

interface AnswersOptions {
  address: WorkspaceAddress;
  conversationId: string | null;
  initial: ChatMessage[];
  /** A question that was not accepted goes back to the composer. */
  onRefused: (question: string) => void;
}

export interface Answers {
  messages: ChatMessage[];
  conversationId: string | null;
  busy: boolean;
  /** A stop has been asked for and the end has not arrived. */
  stopping: boolean;
  progress: Progress | null;
  failure: AskFailure | null;
  ask: (question: string, scope: AskScope) => void;
  regenerate: (answer: AnswerView) => void;
  stop: () => void;
}

/** The conversation as it is written: asks, streams, stops, and fetches what the server kept when a stream breaks off. */
export function useAnswers({ address, conversationId: given, initial, onRefused }: AnswersOptions): Answers {
  const announce = useAnnounce();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failure, setFailure] = useState<AskFailure | null>(null);
  const [stopping, setStopping] = useState(false);
  const writingAgain = useRef(false);
  const [following, setFollowing] = useState(() => given !== null && (endsOpen(initial) || isStale(given, initial)));
  const [transport] = useState(
    () =>
      new DefaultChatTransport<ChatMessage>({ api: chatUrl(address), prepareSendMessagesRequest: ({ body }) => ({ body: body ?? {} }) }),
  );

  const chat = useChat<ChatMessage>({
    messages: initial,
    transport,
    throttle: RENDER_EVERY_MS,
    onData: (part) => {
      if (part.type === "data-progress") setProgress(part.data);
    },
    onError: (error) => setFailure(askFailureOf(error)),
    onFinish: ({ message, messages, isAbort, isError }) => {
      setProgress(null);
      const accepted = message.metadata?.conversationId !== undefined;
      const begun = accepted || (given ?? conversationOf(messages)) !== null;
      if (!accepted && !writingAgain.current) giveBack(messages);
      if (accepted && !isAbort && !isError && hasOutcome(message)) return announceEnd(message);
      // The server writes on without us; what it keeps is the truth.
      if (accepted) setFailure(null);
      if (begun) setFollowing(true);
    },
  });
  const conversationId = given ?? conversationOf(chat.messages);

  function giveBack(messages: ChatMessage[]) {
    const last = messages.at(-1);
    if (last?.role !== "user") return;
    chat.setMessages(messages.slice(0, -1));
    onRefused(textOf(last));
  }

  function announceEnd(message: ChatMessage) {
    setStopping(false);
    announce(endOf(answerView(message)));
  }

  useKeptAnswer(address, following ? conversationId : null, {
    onKept: (data) => {
      const messages = toChatMessages(data.conversation.id, data.messages);
      chat.setMessages(messages);
      if (endsOpen(messages)) return;
      setFollowing(false);
      const last = messages.at(-1);
      if (last?.role === "assistant") announceEnd(last);
    },
    onGone: () => {
      setFollowing(false);
      setFailure({ message: "This conversation can no longer be opened. It may have been deleted.", signIn: false });
    },
    onSignedOut: () => {
      setFollowing(false);
      setFailure({ message: "Your session has ended. Sign in again to see how the answer went on.", signIn: true });
    },
  });

  function send(body: AskInput) {
    setFailure(null);
    setProgress({ stage: "searching" });
    announce("Searching your documents.");
    return body;
  }

  const streaming = chat.status === "submitted" || chat.status === "streaming";
  const last = chat.messages.at(-1);
  const serverId = last?.role === "assistant" ? last.metadata?.messageId : undefined;
  useEffect(() => {
    if (conversationId && serverId) lastAnswers.set(conversationId, serverId);
  }, [conversationId, serverId]);

  return {
    messages: chat.messages,
    conversationId,
    busy: streaming || following,
    stopping,
    progress,
    failure,
    ask: (question, { projectId, documentIds, agent }) => {
      writingAgain.current = false;
      const body = send({ question, conversationId, projectId, documentIds, agent, regenerate: null });
      void chat.sendMessage({ text: question }, { body });
    },
    regenerate: (answer) => {
      const question = chat.messages.findLast((message) => message.role === "user");
      if (!answer.messageId || !question) return;
      writingAgain.current = true;
      const body = send({ question: textOf(question), conversationId, projectId: null, documentIds: [], agent: answer.agent?.ref ?? null, regenerate: answer.messageId });
      void chat.regenerate({ messageId: answer.id, body });
    },
    stop: () => {
      if (!serverId) return;
      setStopping(true);
      void stopAnswerAction(address, { messageId: serverId })
        .catch(() => null)
        .then((result) => {
          if (result?.ok) return chat.stop();
          setStopping(false);
          setFailure({ message: result?.error.message ?? "The server could not be reached, so the answer goes on.", signIn: false });
        });
    },
  };
}

/** The newest answer seen of each conversation: going back in the browser shows a page as it was first loaded. */
const lastAnswers = new Map<string, string>();

function isStale(conversationId: string, messages: readonly ChatMessage[]): boolean {
  const known = lastAnswers.get(conversationId);
  return known !== undefined && known !== messages.findLast((message) => message.role === "assistant")?.id;
}

function conversationOf(messages: readonly ChatMessage[]): string | null {
  return messages.find((message) => message.metadata)?.metadata?.conversationId ?? null;
}

function hasOutcome(message: ChatMessage): boolean {
  return message.parts.some((part) => part.type === "data-outcome");
}

function endsOpen(messages: readonly ChatMessage[]): boolean {
  const last = messages.at(-1);
  return last?.role === "assistant" && isOpen(answerView(last).status);
}

function endOf(answer: AnswerView): string {
  if (answer.status === "stopped") return "Answer stopped.";
  if (answer.status !== "complete") return answer.error?.message ?? "The answer could not be finished.";
  if (answer.notFound) return "This is not in your documents.";
  return `Answer complete, ${count(answer.citations.length, "citation")}.`;
}
