import "server-only";
import type { Chunk } from "./structure-aware";

/** A passage and what is read with it: the page's text from `parentStart` to `parentEnd`. */
export interface Passage extends Chunk {
  parentStart: number;
  parentEnd: number;
}

/** Gives each passage its neighbours of the same page and section, on both sides in turn, as far as all together stay within `most` characters. */
export function surround(chunks: readonly Chunk[], most: number): Passage[] {
  return chunks.map((chunk, at) => {
    let [parentStart, parentEnd] = [chunk.start, chunk.end];
    let [before, after] = [at - 1, at + 1];
    for (let grown = true; grown;) {
      grown = false;
      const previous = chunks[before];
      if (previous && together(previous, chunk) && parentEnd - Math.min(parentStart, previous.start) <= most) {
        parentStart = Math.min(parentStart, previous.start);
        before -= 1;
        grown = true;
      }
      const next = chunks[after];
      if (next && together(next, chunk) && Math.max(parentEnd, next.end) - parentStart <= most) {
        parentEnd = Math.max(parentEnd, next.end);
        after += 1;
        grown = true;
      }
    }
    return { ...chunk, parentStart, parentEnd };
  });
}

function together(a: Chunk, b: Chunk): boolean {
  return a.page === b.page && a.headingPath.length === b.headingPath.length && a.headingPath.every((title, index) => b.headingPath[index] === title);
}
