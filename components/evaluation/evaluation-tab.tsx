"use client";

import type { ReactNode } from "react";
import { SectionCard } from "@/components/patterns/section-card";
import { useLiveRefresh } from "@/lib/client/use-live-refresh";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { BadAnswerDto, GoldenQuestionDto } from "@/lib/domains/evaluation/questions/schema";
import type { RunDto } from "@/lib/domains/evaluation/runs/schema";
import type { BaseDto } from "@/lib/domains/knowledge/bases/schema";
import type { PublicationDto } from "@/lib/domains/knowledge/publishing/schema";
import { EVALUATION_EVENTS } from "./evaluation-events";
import { GateNotice } from "./gate-notice";
import { PublicationList } from "./publication-list";
import { QuestionsSection } from "./questions/questions-section";
import { RunHistory } from "./runs/run-history";
import { RunPanel } from "./runs/run-panel";

interface EvaluationTabProps {
  address: WorkspaceAddress;
  base: BaseDto;
  questions: readonly GoldenQuestionDto[];
  runs: readonly RunDto[];
  publications: readonly PublicationDto[];
  /** What the evaluation says against publishing; shown to who manages the base. */
  objections: readonly string[];
  documents: readonly { id: string; name: string }[];
  badAnswers: readonly BadAnswerDto[];
  canManage: boolean;
  /** The form of how the base is measured. */
  settings: ReactNode;
}

/** How well a base answers: what it must answer, what came of it over time, and whether it may be published. */
export function EvaluationTab({ address, base, questions, runs, publications, objections, documents, badAnswers, canManage, settings }: EvaluationTabProps) {
  const open = runs.find(({ status }) => status === "queued" || status === "running") ?? null;
  useLiveRefresh(address, EVALUATION_EVENTS, { busy: open !== null });
  const accepted = questions.filter(({ status }) => status === "accepted").length;
  return (
    <div className="flex flex-col gap-8">
      <section aria-label="Runs" className="flex flex-col gap-4">
        {canManage && base.active && (accepted > 0 || objections.length > 0) && <GateNotice status={base.status} objections={objections} />}
        <RunPanel address={address} baseId={base.id} open={open} last={runs[0] ?? null} questions={accepted} indexed={base.active !== null} canManage={canManage} />
        <RunHistory address={address} baseId={base.id} runs={runs} publications={publications} />
      </section>
      <QuestionsSection {...{ address, questions, documents, badAnswers, canManage }} baseId={base.id} indexed={base.active !== null} />
      {publications.length > 0 && <PublicationList publications={publications} />}
      {canManage && (
        <SectionCard id="evaluation-settings" title="How it is measured" description="Changing k makes runs before it incomparable; the tolerance holds at once.">
          {settings}
        </SectionCard>
      )}
    </div>
  );
}
