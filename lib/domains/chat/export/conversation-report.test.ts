import mammoth from "mammoth";
import { PDFParse } from "pdf-parse";
import { describe, expect, it } from "vitest";
import { docxReport } from "@/lib/adapters/reports/docx-report";
import { pdfReport } from "@/lib/adapters/reports/pdf-report";
import { conversationReport } from "./conversation-report";
import { markdownReport } from "./markdown-report";
import type { ExportedConversation } from "./schema";

const CHECKSUM = "ab".repeat(32);
const conversation: ExportedConversation = {
  title: "Lobby doors",
  owner: "Ada",
  exportedAt: "2026-11-21T08:00:00.000Z",
  shortened: false,
  messages: [
    { role: "user", content: "What do the doors need?", at: "2026-11-21T07:00:00.000Z", engine: null, agent: null, status: "complete", unsupported: [], citations: [] },
    {
      role: "assistant",
      content: "## Doors\n- **FD60S** for the lobby [1].\nThe lift is blue.\n![x](https://evil.example/x.png) <img src=https://evil.example/y.png>",
      at: "2026-11-21T07:00:10.000Z",
      engine: "m1",
      agent: "Fire Safety",
      status: "interrupted",
      unsupported: ["The lift is blue."],
      citations: [{ number: 1, documentName: "Türen.pdf", version: 3, place: "page 4", quote: "Doors need\nFD60S.\u0007", checksum: CHECKSUM }],
    },
  ],
};
const blocks = conversationReport(conversation);
const EVERYWHERE = ["Lobby doors", "What do the doors need?", "FD60S for the lobby [1]", "[1] Türen.pdf, version 3, page 4", "“Doors need FD60S", `SHA-256 ${CHECKSUM}`, "Not supported by a quotation: “The lift is blue.”", "Interrupted", "Fire Safety, m1"];

describe("an exported conversation", () => {
  it("as Markdown holds everything, and nothing of it loads or leads anywhere", () => {
    const text = markdownReport(blocks);
    const plain = text.replace(/\\/gu, "");
    for (const words of EVERYWHERE) expect(plain).toContain(words);
    expect(text).not.toMatch(/!\[x\]\(|[^\\]<img|https:\/\//u);
    expect(text.startsWith("# Lobby doors\n")).toBe(true);
  });

  it("as Word", async () => {
    const { value } = await mammoth.extractRawText({ buffer: await docxReport(conversation.title, blocks) });
    for (const words of EVERYWHERE) expect(value).toContain(words);
  });

  it("as PDF", async () => {
    const parser = new PDFParse({ data: new Uint8Array(await pdfReport(conversation.title, blocks)) });
    const { text } = await parser.getText();
    const line = text.replace(/\s+/gu, " ");
    for (const words of EVERYWHERE) expect(line).toContain(words);
  });
});
