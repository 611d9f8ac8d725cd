import "server-only";
import type { Canvas } from "@napi-rs/canvas";
import { createWorker, OEM, type Worker } from "tesseract.js";
import { greymap, greyOf, turned, turnedBack } from "./page-picture";
import type { RecognisedPage } from "./recognised-page";
import { recognisedText } from "./recognised-text";
import { otsu, skewAngle } from "./skew";
import { withTrainedData } from "./trained-data";

/** Below this difference of grey, or this share of dark pixels, nothing is written on a page. */
const LEAST_CONTRAST = 24;
const LEAST_INK = 0.0002;
/** Below this confidence a page may stand on its side. */
const UPRIGHT_FROM = 0.6;
/** What took longer is no page that stands on its side. */
const TURN_WITHIN_MS = 12_000;
const BLANK: RecognisedPage = { text: "", words: [], confidence: null };

/** Reads pictures of pages; the models are loaded with the first page that has something on it. */
export class Recogniser {
  private loaded: { languages: string; worker: Worker } | undefined;

  async read(canvas: Canvas, languages: readonly string[]): Promise<RecognisedPage> {
    const grey = greyOf(canvas);
    const { contrast, ink } = otsu(grey);
    if (contrast < LEAST_CONTRAST || ink < LEAST_INK) return BLANK;
    const worker = await this.workerFor(languages);
    const started = performance.now();
    let best = await readTurned(worker, canvas, -skewAngle(grey));
    for (const quarter of [90, 270, 180]) {
      if (best.words.length < 3 || (best.confidence ?? 0) >= UPRIGHT_FROM || performance.now() - started > TURN_WITHIN_MS) break;
      const other = await readTurned(worker, canvas, quarter);
      if ((other.confidence ?? 0) > (best.confidence ?? 0)) best = other;
    }
    return best;
  }

  async close(): Promise<void> {
    await this.loaded?.worker.terminate();
    this.loaded = undefined;
  }

  private async workerFor(languages: readonly string[]): Promise<Worker> {
    const wanted = languages.join("+");
    if (this.loaded?.languages === wanted) return this.loaded.worker;
    await this.close();
    const worker = await withTrainedData(languages, (langPath) => createWorker([...languages], OEM.LSTM_ONLY, { langPath, cacheMethod: "none", gzip: true }));
    this.loaded = { languages: wanted, worker };
    return worker;
  }
}

async function readTurned(worker: Worker, canvas: Canvas, degrees: number): Promise<RecognisedPage> {
  const upright = degrees === 0 ? canvas : turned(canvas, degrees);
  const { data } = await worker.recognize(greymap(greyOf(upright)), {}, { blocks: true, text: false });
  return recognisedText(data.blocks ?? [], (box) => turnedBack(box, upright, canvas, degrees));
}
