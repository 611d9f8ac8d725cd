"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { useShortcut } from "@/lib/client/use-shortcut";
import type { AnswerView } from "../session/answer-view";

export interface Selection {
  answerId: string;
  number: number;
  /** Where it was chosen: the other side scrolls. */
  from: "mark" | "card";
}

export interface Evidence {
  /** The answer whose citations the rail shows. */
  answer: AnswerView | null;
  selection: Selection | null;
  select: (selection: Selection | null) => void;
}

/** One selected passage, in the answer and in the rail at once. */
export function useEvidence(answers: readonly AnswerView[]): Evidence {
  const [selection, select] = useState<Selection | null>(null);
  const chosen = selection ? answers.find((answer) => answer.id === selection.answerId) : undefined;
  const answer = chosen ?? answers.at(-1) ?? null;

  function step(by: 1 | -1) {
    const citations = answer?.citations ?? [];
    if (!answer || citations.length === 0) return;
    const at = citations.findIndex((citation) => citation.number === selection?.number && selection.answerId === answer.id);
    const next = at < 0 ? (by > 0 ? 0 : citations.length - 1) : Math.min(citations.length - 1, Math.max(0, at + by));
    const citation = citations[next];
    if (citation) select({ answerId: answer.id, number: citation.number, from: "mark" });
  }

  const enabled = (answer?.citations.length ?? 0) > 0;
  useShortcut("j", () => step(1), { label: "Next passage", group: "Ask", enabled });
  useShortcut("k", () => step(-1), { label: "Previous passage", group: "Ask", enabled });

  const scroll = useEffectEvent((chosenNow: Selection) => {
    const target = chosenNow.from === "mark" ? cardId(chosenNow.answerId, chosenNow.number) : markId(chosenNow.answerId, chosenNow.number);
    document.getElementById(target)?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  });
  useEffect(() => {
    if (selection) scroll(selection);
  }, [selection]);

  return { answer, selection, select };
}

export function cardId(answerId: string, number: number): string {
  return `evidence-card-${answerId}-${number}`;
}

/** The first mark of a number in its answer. */
export function markId(answerId: string, number: number): string {
  return `evidence-mark-${answerId}-${number}`;
}
