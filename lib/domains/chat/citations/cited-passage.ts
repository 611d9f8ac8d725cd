/** A passage as it was shown to the model, with its place in the pinned version. */
export interface CitedPassage {
  documentId: string;
  versionId: string;
  page: number;
  /** Offset of `text` in the page's text, UTF-16 code units. */
  start: number;
  text: string;
}

/** A verified place: `quote` is exactly what stands at `start`..`end` of the page. */
export interface Citation {
  /** 1-based, by first use in the answer. */
  index: number;
  /** 1-based number of the passage in the prompt. */
  passage: number;
  documentId: string;
  versionId: string;
  page: number;
  start: number;
  end: number;
  quote: string;
}
