/** A rectangle on the page as it is shown, in its own units, origin at the upper left. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** One box for pieces that follow each other on a line, so that a mark has no slits between its words. */
export function mergeBoxes(boxes: readonly Box[]): Box[] {
  const merged: Box[] = [];
  for (const box of boxes) {
    const before = merged.at(-1);
    if (before && continues(before, box)) merged[merged.length - 1] = union([before, box]);
    else merged.push(box);
  }
  return merged;
}

/** The smallest box around all of them. */
export function union(boxes: readonly Box[]): Box {
  const left = Math.min(...boxes.map((box) => box.left));
  const top = Math.min(...boxes.map((box) => box.top));
  const right = Math.max(...boxes.map((box) => box.left + box.width));
  const bottom = Math.max(...boxes.map((box) => box.top + box.height));
  return { left, top, width: right - left, height: bottom - top };
}

function continues(before: Box, box: Box): boolean {
  const height = Math.min(before.height, box.height);
  const shared = Math.min(before.top + before.height, box.top + box.height) - Math.max(before.top, box.top);
  const gap = box.left - (before.left + before.width);
  return shared > 0.6 * height && gap < 1.2 * height && gap > -0.5 * height;
}
