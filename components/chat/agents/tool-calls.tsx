import { Bot, Calculator, CircleX, Files, FileText, Search, Table2, Tag as TagIcon } from "lucide-react";
import { TOOL_LABELS } from "@/lib/domains/agents/labels";
import type { AgentTool } from "@/lib/domains/agents/schema";
import type { AnswerAgentDto } from "@/lib/domains/chat/schema";

const ICONS: Record<AgentTool, typeof Search> = { search: Search, read: FileText, documents: Files, tables: Table2, calculator: Calculator, tag: TagIcon };

/** Above an answer: who gives it, and what it looked up first. */
export function AnsweringAgentLine({ agent }: { agent: AnswerAgentDto }) {
  return (
    <div className="mb-2">
      <p className="flex items-center gap-1.5 text-sm text-muted">
        <Bot aria-hidden className="size-3.5 shrink-0" />
        <span>
          {agent.name}
          {agent.version !== null && <span className="tabular"> · version {agent.version}</span>}
        </span>
      </p>
      {agent.toolCalls.length > 0 && (
        <ul aria-label="Tools used" className="mt-1 flex flex-col gap-0.5 border-l pl-3">
          {agent.toolCalls.map((call, at) => {
            const failed = call.status === "failed";
            const Icon = failed ? CircleX : ICONS[call.tool];
            return (
              // Calls are only ever added at the end.
              <li key={at} className={`flex min-w-0 items-center gap-1.5 text-xs ${failed ? "text-danger" : "text-muted"}`}>
                <Icon aria-hidden className="size-3 shrink-0" />
                <span className="truncate" title={`${call.input} → ${call.outcome}`}>
                  {TOOL_LABELS[call.tool].label}: {call.input} → {call.outcome}
                </span>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
