import type { ReportBlock } from "./conversation-report";

/** Markdown in which nothing of an answer or a document is markup: no picture loads, no link leads anywhere. */
export function markdownReport(blocks: readonly ReportBlock[]): string {
  const lines = blocks.map(({ kind, text }) => {
    const plain = escaped(text);
    if (kind === "title") return `# ${plain}`;
    if (kind === "question") return `## ${plain}`;
    if (kind === "heading") return `### ${plain}`;
    if (kind === "item") return `- ${plain}`;
    if (kind === "source") return `**${plain}**`;
    if (kind === "quote") return `> ${plain}`;
    return kind === "note" ? `*${plain}*` : plain;
  });
  return `${lines.join("\n\n")}\n`;
}

function escaped(text: string): string {
  const plain = text
    .replace(/\s*\n\s*/gu, " ")
    .replace(/[\\`*_<>#|~]/gu, "\\$&")
    .replace(/!\[/gu, "!\\[")
    .replace(/\]\(/gu, "]\\(")
    .replace(/\]:/gu, "]\\:");
  // An address alone would become a link.
  return plain.replace(/\b(https?|ftp|mailto):/giu, "$1\\:").replace(/\bwww\./giu, "www\\.");
}
