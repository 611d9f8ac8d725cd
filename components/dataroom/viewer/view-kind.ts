/** Which of the viewer's faces shows a kind of file. */
export type ViewKind = "pdf" | "html" | "sheet" | "slides" | "picture" | "text";

const VIEWS: Record<string, ViewKind> = { pdf: "pdf", docx: "html", html: "html", md: "html", xlsx: "sheet", csv: "sheet", pptx: "slides", eml: "html", png: "picture", jpeg: "picture", tiff: "picture" };

export function viewKind(kind: string): ViewKind {
  return VIEWS[kind] ?? "text";
}

/** What a part of such a document is called. */
export const PART_NAMES: Record<ViewKind, string> = { pdf: "Page", html: "Section", sheet: "Sheet", slides: "Slide", picture: "Page", text: "Section" };
