"use client";

import { useChat } from "@ai-sdk/react";
import { DefaultChatTransport } from "ai";
import { useEffect, useRef, useState } from "react";
import { useAnnounce } from "@/components/shell/live-region";
import { stopAnswerAction } from "@/lib/domains/chat/actions";
import type { ChatMessage } from "@/lib/domains/chat/schema";
import { count } from "@/lib/client/format";
import { useWorkspaceEvents } from "@/lib/client/use-workspace-events";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { type AnswerView, answerView, type ConversationData, isOpen, textOf } from "./answer-view";
import { type AskFailure, askFailureOf } from "./ask-failure";
import { answerStreamUrl, chatUrl } from "./ask-urls";
import { freshId } from "./fresh-id";
import { type ConversationTree, useConversationTree } from "./use-conversation-tree";
import { useKeptAnswer } from "./use-kept-answer";

const RENDER_EVERY_MS = 50;

export interface AskScope {
  projectId: string | null;
  documentIds: string[];
  /** Who answers. */
  agent: string | null;
  /** Absent: as before in this conversation. */
  knowledgeBaseId?: string | null;
  /** Everything in the scope is read. */
  everyPassage: boolean;
}

export interface Progress {
  stage: "searching" | "writing";
  passages?: number;
}

interface AnswersOptions {
  address: WorkspaceAddress;
  kept: ConversationData | null;
  /** A question that was not accepted goes back to the composer. */
  onRefused: (question: string) => void;
}

export interface Answers {
  messages: ChatMessage[];
  conversationId: string | null;
  tree: ConversationTree;
  busy: boolean;
  /** A stop has been asked for and the end has not arrived. */
  stopping: boolean;
  progress: Progress | null;
  failure: AskFailure | null;
  /** It was deleted, or is shared with its reader no more. */
  gone: boolean;
  ask: (question: string, scope: AskScope, waitingId?: string) => void;
  /** Asks a question in other words: a branch begins beside it. */
  edit: (messageId: string, question: string, scope: AskScope) => void;
  regenerate: (answer: AnswerView) => void;
  /** Shows the branch that goes through this message. */
  choose: (messageId: string) => void;
  /** The next question follows this answer; null: what follows it is shown again. */
  branch: (messageId: string | null) => void;
  branching: boolean;
  refresh: () => void;
  stop: () => void;
}

/** Shared ones change under their reader's eyes, one's own in another tab. */
const EVENTS = ["chat.question-asked", "chat.answer-given", "chat.conversation-renamed", "chat.conversation-shared", "chat.conversation-deleted", "chat.scope-changed", "chat.question-queued", "chat.queued-edited", "chat.queued-removed"];
const RESUME_AGAIN_MS = 1_000;

/** The conversation as it is written: asks, streams, stops, and goes on with what the server keeps when a stream breaks off or another one began. */
export function useAnswers({ address, kept, onRefused }: AnswersOptions): Answers {
  const announce = useAnnounce();
  const given = kept?.conversation.id ?? null;
  const tree = useConversationTree(kept);
  const [initial] = useState(() => tree.choose(null));
  const [progress, setProgress] = useState<Progress | null>(null);
  const [failure, setFailure] = useState<AskFailure | null>(null);
  const [stopping, setStopping] = useState(false);
  const [gone, setGone] = useState(false);
  const [branching, setBranching] = useState(false);
  // How often it was asked for since the last time; what is under way then is too old and begins anew.
  const [refreshing, setRefreshing] = useState(0);
  const refresh = () => setRefreshing((times) => times + 1);
  const [following, setFollowing] = useState(() => given !== null && (endsOpen(initial) || isStale(given, initial)));
  const writingAgain = useRef(false);
  const refused = useRef<{ text: string; id: string } | null>(null);
  const [channel] = useState(() => answerChannel(address));

  const chat = useChat<ChatMessage>({
    messages: initial,
    transport: channel.transport,
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
  const streaming = chat.status === "submitted" || chat.status === "streaming";

  function giveBack(messages: ChatMessage[]) {
    const last = messages.at(-1);
    if (last?.role !== "user") return;
    // It may have arrived all the same: sent again, it is the same question.
    refused.current = { text: textOf(last), id: last.id };
    chat.setMessages(messages.slice(0, -1));
    onRefused(textOf(last));
  }

  function announceEnd(message: ChatMessage) {
    setStopping(false);
    refresh();
    announce(endOf(answerView(message)));
  }

  function resume(conversation: string, last: ChatMessage) {
    const { messageId } = last.metadata ?? {};
    if (!messageId) return;
    const wait = channel.resumeFrom(answerStreamUrl(address, conversation, messageId, textOf(last).length));
    setTimeout(() => void chat.resumeStream().then(refresh), wait);
  }

  useKeptAnswer(address, refreshing > 0 || (following && !streaming) ? conversationId : null, refreshing, {
    onKept: (data) => {
      const messages = tree.take(data);
      // What waits has changed while the answer is written; its words come through the stream.
      if (streaming) return setRefreshing(0);
      if (!branching) chat.setMessages(messages);
      const last = messages.at(-1);
      setFollowing(false);
      setRefreshing(0);
      if (last && endsOpen(messages)) return resume(data.conversation.id, last);
      setStopping(false);
      if (following && last?.role === "assistant") announce(endOf(answerView(last)));
    },
    onGone: () => {
      setFollowing(false);
      setRefreshing(0);
      setGone(true);
      chat.setMessages([]);
    },
    onSignedOut: () => {
      setFollowing(false);
      setRefreshing(0);
      setFailure({ message: "Your session has ended. Sign in again to see how the answer went on.", signIn: true });
    },
  });

  useWorkspaceEvents(address, conversationId ? EVENTS : [], (event) => {
    if (event.objectId !== conversationId) return;
    if (event.type !== "chat.question-asked") refresh();
    else if (!streaming) setFollowing(true);
  });

  function send<B>(body: B): B {
    setFailure(null);
    setBranching(false);
    setProgress({ stage: "searching" });
    announce("Searching your documents.");
    return body;
  }

  const last = chat.messages.at(-1);
  const serverId = last?.role === "assistant" ? last.metadata?.messageId : undefined;
  useEffect(() => {
    if (conversationId && serverId) lastAnswers.set(conversationId, serverId);
  }, [conversationId, serverId]);

  function post(question: string, scope: AskScope, place: { edits?: string; after?: string | undefined; questionId?: string }) {
    writingAgain.current = false;
    tree.choose(null);
    const questionId = place.questionId ?? (refused.current?.text === question ? refused.current.id : freshId());
    refused.current = null;
    const body = send({ question, conversationId, ...scope, ...place, questionId });
    void chat.sendMessage({ id: questionId, role: "user", parts: [{ type: "text", text: question }] }, { body });
  }

  return {
    messages: chat.messages,
    conversationId,
    tree,
    busy: streaming || following,
    stopping,
    progress,
    failure,
    gone,
    branching,
    ask: (question, scope, waitingId) => post(question, scope, { ...(conversationId ? { after: serverId } : {}), ...(waitingId ? { questionId: waitingId } : {}) }),
    edit: (messageId, question, scope) => {
      chat.setMessages(chat.messages.slice(0, chat.messages.findIndex((message) => message.id === messageId)));
      post(question, scope, { edits: messageId });
    },
    regenerate: (answer) => {
      const place = chat.messages.findIndex((message) => message.id === answer.id);
      const question = chat.messages.slice(0, place).findLast((message) => message.role === "user");
      if (!answer.messageId || !question) return;
      writingAgain.current = true;
      tree.choose(null);
      const body = send({ question: textOf(question), conversationId, projectId: null, documentIds: [], agent: answer.agent?.ref ?? null, everyPassage: answer.receipt !== null, regenerate: answer.messageId });
      void chat.regenerate({ messageId: answer.id, body });
    },
    choose: (messageId) => {
      setBranching(false);
      chat.setMessages(tree.choose(messageId));
    },
    branch: (messageId) => {
      setBranching(messageId !== null);
      const shown = tree.choose(messageId);
      chat.setMessages(messageId ? chat.messages.slice(0, chat.messages.findIndex((message) => message.id === messageId) + 1) : shown);
    },
    refresh,
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

/** The chat's way to the server, which takes an answer up again at the address named last. */
function answerChannel(address: WorkspaceAddress) {
  let resumeUrl = "";
  let resumedAt = 0;
  return {
    transport: new DefaultChatTransport<ChatMessage>({
      api: chatUrl(address),
      prepareSendMessagesRequest: ({ body }) => ({ body: body ?? {} }),
      prepareReconnectToStreamRequest: () => ({ api: resumeUrl }),
    }),
    /** How long to wait before it, in milliseconds: a server that keeps breaking off is not hammered. */
    resumeFrom(url: string): number {
      const wait = Date.now() - resumedAt < RESUME_AGAIN_MS ? RESUME_AGAIN_MS : 0;
      resumeUrl = url;
      resumedAt = Date.now() + wait;
      return wait;
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
