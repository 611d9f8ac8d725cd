import type { PanelDto, PanelFindingDto } from "@/lib/domains/chat/panel/schema";
import { placeOf } from "../session/answer-view";

const line = (finding: PanelFindingDto) => `${finding.text} (${finding.by.join(", ")}) ${finding.evidence.map((number) => `[${number}]`).join("")}`;

/** For other places: question, findings, disagreements, each specialist's answer, and the passages with their words. */
export function panelAsText({ question, seats, findings, disagreements, evidence }: PanelDto): string {
  const parts = [`# ${question.trim()}`];
  if (findings.length > 0) parts.push("## Findings", findings.map((finding) => `- ${line(finding)}`).join("\n"));
  if (disagreements.length > 0) parts.push("## Disagreements", disagreements.map(({ sides: [one, other] }) => `- ${line(one)}\n  against: ${line(other)}`).join("\n"));
  if (evidence.length > 0) {
    const passages = evidence.map((one) => `[${one.number}] ${one.documentName}, version ${one.version}, ${placeOf(one)}: “${one.quote.replace(/\s+/gu, " ").trim()}”`);
    parts.push("## Passages", passages.join("\n"));
  }
  // An answer's own marks count its own passages.
  parts.push(...seats.flatMap((seat) => [`## ${seat.name}`, seat.content.replace(/\s?\[\d{1,3}\]/gu, "").trim() || "No answer."]));
  return `${parts.join("\n\n")}\n`;
}
