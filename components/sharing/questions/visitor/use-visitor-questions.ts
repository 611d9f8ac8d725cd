"use client";

import { useCallback, useEffect, useEffectEvent, useState } from "react";
import type { VisitorQuestionsDto } from "@/lib/domains/sharing/questions/schema";
import { askJson, type Refusal, shareAddress } from "../../visitor/share-api";

interface VisitorQuestions {
  /** Null until they have arrived. */
  data: VisitorQuestionsDto | null;
  refusal: Refusal | null;
  reload: () => void;
}

/** While an answer is waited for; milliseconds. */
const EVERY_MS = 30_000;

/** This visitor's questions and what was published: read at once, when he comes back to the page, and while he waits. */
export function useVisitorQuestions(token: string, onRefusal: (refusal: Refusal) => void): VisitorQuestions {
  const [data, setData] = useState<VisitorQuestionsDto | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [tries, setTries] = useState(0);
  const reload = useCallback(() => setTries((before) => before + 1), []);
  const settle = useEffectEvent((answer: Awaited<ReturnType<typeof askJson<VisitorQuestionsDto>>>) => {
    setRefusal(answer.ok ? null : answer.refusal);
    if (answer.ok) setData(answer.data);
    else onRefusal(answer.refusal);
  });
  useEffect(() => {
    let left = false;
    void askJson<VisitorQuestionsDto>(shareAddress(token, "/questions")).then((answer) => {
      if (!left) settle(answer);
    });
    return () => {
      left = true;
    };
  }, [token, tries]);
  const waiting = data?.questions.some(({ state }) => state === "waiting") ?? false;
  useEffect(() => {
    const look = () => document.visibilityState === "visible" && reload();
    document.addEventListener("visibilitychange", look);
    const timer = waiting ? setInterval(look, EVERY_MS) : undefined;
    return () => {
      document.removeEventListener("visibilitychange", look);
      clearInterval(timer);
    };
  }, [waiting, reload]);
  return { data, refusal, reload };
}
