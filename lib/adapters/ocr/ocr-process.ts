import "server-only";
import { OwnProcess } from "../processes/own-process";
import type { OcrRequest } from "./ocr-protocol";
import type { RecognisedPage } from "./recognised-page";

const LIMITS = { memory: 1_000_000_000, heapMb: 512 };

/** Reads one page at a time. */
export class OcrProcess extends OwnProcess<OcrRequest, RecognisedPage> {
  constructor(entry: string) {
    super(entry, LIMITS);
  }
}
