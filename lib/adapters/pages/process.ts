import "server-only";
import type { Canvas } from "@napi-rs/canvas";
import { openPages, type PageSource } from "../ocr/page-sources";
import { answerRequests } from "../processes/answer-requests";
import type { DrawRequest, DrawResult } from "./draw-protocol";
import { drawTypeset, layOut } from "./draw-typeset";
import { withWatermark } from "./draw-watermark";

const BASE_QUALITY = 92;
const MARKED_QUALITY = 84;
let open: { key: string; source: PageSource } | undefined;

answerRequests(answer);

async function answer(request: DrawRequest): Promise<DrawResult> {
  if (request.type === "lay-out") return { type: "layout", ...layOut(request.sections, request.most) };
  if (request.type === "mark") return encoded(await withWatermark(request.picture, request.pieces), MARKED_QUALITY);
  if (request.type === "text") return encoded(drawTypeset(request.text, request.setting, request.page, request.width), BASE_QUALITY);
  return encoded(await drawFile(request), BASE_QUALITY);
}

/** The last file stays open: its pages are asked for one after another. */
async function drawFile({ path, kind, page, width }: Extract<DrawRequest, { type: "file" }>): Promise<Canvas> {
  const key = `${kind} ${path}`;
  if (open?.key !== key) {
    await open?.source.close();
    open = undefined;
    open = { key, source: await openPages(path, kind) };
  }
  return open.source.draw(page, width);
}

async function encoded(canvas: Canvas, quality: number): Promise<DrawResult> {
  return { type: "picture", bytes: await canvas.encode("jpeg", quality) };
}
