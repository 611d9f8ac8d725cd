import "server-only";
import { Document, HeadingLevel, type IParagraphOptions, Packer, Paragraph, TextRun } from "docx";

export interface ReportPart {
  kind: "title" | "question" | "paragraph" | "item" | "heading" | "source" | "quote" | "note";
  text: string;
}

const STYLES: Record<ReportPart["kind"], Omit<IParagraphOptions, "children">> = {
  title: { heading: HeadingLevel.TITLE },
  question: { heading: HeadingLevel.HEADING_1, spacing: { before: 360 } },
  heading: { heading: HeadingLevel.HEADING_2 },
  paragraph: { spacing: { after: 120 } },
  item: { bullet: { level: 0 } },
  source: { spacing: { before: 160 }, keepNext: true },
  quote: { indent: { left: 480 }, keepNext: true },
  note: { spacing: { after: 80 } },
};

/** A Word document of these parts, as plain text in styles. */
export function docxReport(title: string, parts: readonly ReportPart[]): Promise<Buffer> {
  const children = parts.map(({ kind, text }) => {
    const run = new TextRun({ text: printable(text), bold: kind === "source", italics: kind === "quote", ...(kind === "note" ? { size: 18, color: "5B5C60" } : {}) });
    return new Paragraph({ ...STYLES[kind], children: [run] });
  });
  return Packer.toBuffer(new Document({ title: printable(title), creator: "Muniment", sections: [{ children }] }));
}

/** XML cannot hold control characters. */
function printable(text: string): string {
  return text.replace(/(?![\n\t])\p{Cc}|\p{Surrogate}/gu, "");
}
