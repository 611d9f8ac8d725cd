import "server-only";
import type { ModelRun } from "@/lib/adapters/ai/providers/model-run";
import type { ModelUsage } from "@/lib/adapters/ai/stream-text";
import type { AnsweringAgent } from "@/lib/domains/agents/resolve-agent";
import type { ToolCallDto } from "@/lib/domains/agents/schema";
import type { ProposedChange } from "@/lib/domains/agents/tool-session";
import type { ReadingReceipt } from "@/lib/domains/knowledge/every-passage/schema";
import type { PassageDto } from "@/lib/domains/knowledge/schema";
import type { TenantContext } from "@/lib/kernel/context";
import type { HistoryMessage } from "./prompts/answer";
import type { CitationDto, TextRange } from "./schema";

export interface AnswerRequest {
  question: string;
  history: readonly HistoryMessage[];
  projectId?: string | undefined;
  documentIds?: readonly string[] | undefined;
  /** Unless the agent has one of its own. */
  knowledgeBaseId?: string | undefined;
  /** The specialist who answers. Its tools work with the asker's permissions, before anything is written. */
  agent?: AnsweringAgent | null | undefined;
  /** Somebody will be there to approve what its tools propose to change. */
  approvable?: boolean | undefined;
  /** The caller's own, put before the rules, which stay. */
  agentInstructions?: string | undefined;
  /** A second reader, who must be allowed to see every passage too. */
  within?: TenantContext | undefined;
  /** Nothing but these versions of documents. */
  among?: readonly { documentId: string; versionId: string }[] | undefined;
  /** Every passage is read, none searched for. */
  everyPassage?: boolean | undefined;
  signal: AbortSignal;
  /** Made by modelFor; whoever gives it records its calls. Without one they are counted nowhere. */
  run?: ModelRun;
}

/** Neighbours that retrieval found together are shown as one passage. */
export type ShownPassage = PassageDto & { chunkIds: string[] };

export type AnswerPart =
  | { type: "tool"; call: ToolCallDto }
  /** Documents that the answer is made from besides what it is shown. */
  | { type: "rests-on"; documentIds: string[] }
  /** With the documents that were read since the receipt before. */
  | { type: "receipt"; receipt: ReadingReceipt; documentIds: string[] }
  | { type: "passages"; shown: ShownPassage[]; engine: string }
  | { type: "text"; text: string }
  | { type: "citation"; citation: CitationDto };

export interface FinishedAnswer {
  text: string;
  citations: CitationDto[];
  /** Sentences that claim something no checked quote supports. */
  unsupported: TextRange[];
  notFound: boolean;
  usage: ModelUsage;
  /** What the agent would change. */
  proposals?: readonly ProposedChange[];
}
