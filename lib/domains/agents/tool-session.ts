import "server-only";
import type { PassageDto } from "@/lib/domains/knowledge/schema";
import { isAppError } from "@/lib/kernel/app-error";
import type { TenantContext } from "@/lib/kernel/context";
import type { ToolScope } from "./queries/tool-passages";
import type { AgentTool, ToolCallDto } from "./schema";

/** A change that a tool proposes; nothing of it has happened. */
export interface ProposedChange {
  tool: AgentTool;
  input: Record<string, unknown>;
  summary: string;
}

/** Characters that one call may give back to the model. */
const LONGEST_RESULT = 12_000;
const MOST_CALLS = 8;

/** One answer's use of tools: with the asker's own permissions, within the answer's scope, and counted. */
export class ToolSession {
  readonly passages: PassageDto[] = [];
  /** Results that are no passages, e.g. of the calculator. */
  readonly workings: string[] = [];
  readonly proposals: ProposedChange[] = [];
  /** Documents that were named or counted without a passage of theirs. */
  readonly listed = new Set<string>();
  readonly calls: ToolCallDto[] = [];

  constructor(
    readonly ctx: TenantContext,
    readonly scope: ToolScope,
    /** Hears of each call when it has ended. */
    private readonly onCall: (call: ToolCallDto) => void,
  ) {}

  /** Runs one call; what fails is told to the model as it would be to the person, and ends nothing. */
  async call(tool: AgentTool, input: string, run: () => Promise<{ outcome: string; result: unknown }>): Promise<string> {
    if (this.calls.length >= MOST_CALLS) return "No more calls are possible for this answer. Write it with what there is.";
    const call: ToolCallDto = { tool, input: input.slice(0, 300), outcome: "", status: "done" };
    this.calls.push(call);
    try {
      const { outcome, result } = await run();
      call.outcome = outcome;
      return JSON.stringify(result).slice(0, LONGEST_RESULT);
    } catch (error) {
      call.status = "failed";
      call.outcome = (isAppError(error) && error.userMessage) || "It did not work.";
      return JSON.stringify({ error: call.outcome });
    } finally {
      this.onCall({ ...call });
    }
  }

  /** Passages become part of what the answer may cite. */
  found(passages: readonly PassageDto[]): { outcome: string; result: unknown } {
    const known = new Set(this.passages.map(({ chunkId }) => chunkId));
    this.passages.push(...passages.filter(({ chunkId }) => !known.has(chunkId)));
    const result = passages.map(({ documentId, documentName, page, text }) => ({ documentId, document: documentName, page, text }));
    return { outcome: passages.length === 1 ? "1 passage" : `${passages.length} passages`, result };
  }
}
