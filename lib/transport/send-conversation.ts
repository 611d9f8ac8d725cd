import "server-only";
import { docxReport } from "@/lib/adapters/reports/docx-report";
import { pdfReport } from "@/lib/adapters/reports/pdf-report";
import { exportConversation } from "@/lib/domains/chat/export/commands/export-conversation";
import { conversationReport } from "@/lib/domains/chat/export/conversation-report";
import { markdownReport } from "@/lib/domains/chat/export/markdown-report";
import { exportConversationSchema, type ExportFormat } from "@/lib/domains/chat/export/schema";
import { parseInput } from "@/lib/kernel/command";
import type { TenantContext } from "@/lib/kernel/context";
import { contentDisposition } from "./content-disposition";

const MIME: Record<ExportFormat, string> = {
  md: "text/markdown; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
};

/** A branch of a conversation as a document of its own; `format` and `at` come from the query. */
export async function sendConversation(ctx: TenantContext, conversationId: string, query: URLSearchParams): Promise<Response> {
  const input = parseInput(exportConversationSchema, { conversationId, format: query.get("format") ?? "md", at: query.get("at") });
  const conversation = await exportConversation.execute(ctx, input);
  const blocks = conversationReport(conversation);
  const body = input.format === "md" ? Buffer.from(markdownReport(blocks)) : await (input.format === "docx" ? docxReport : pdfReport)(conversation.title, blocks);
  return new Response(new Uint8Array(body), {
    headers: {
      "content-type": MIME[input.format],
      "content-length": String(body.byteLength),
      "content-disposition": contentDisposition("attachment", `${conversation.title.slice(0, 80)}.${input.format}`),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
}
