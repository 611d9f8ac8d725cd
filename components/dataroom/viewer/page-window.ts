export interface PageWindow {
  /** 1-based, inclusive. */
  first: number;
  last: number;
  /** The page that holds the upper third of the view. */
  current: number;
}

/** Height of every page in pixels: known ones as measured, the others as the first known one. */
export function pageHeights(count: number, known: ReadonlyMap<number, number>, guess: number): number[] {
  return Array.from({ length: count }, (_, index) => known.get(index + 1) ?? guess);
}

/** Which pages to draw: those in view and `overscan` on either side. Positions in pixels; `gap` lies between pages. */
export function pageWindow(heights: readonly number[], scrollTop: number, viewHeight: number, gap: number, overscan = 2): PageWindow {
  let top = 0;
  let first = heights.length;
  let last = 1;
  let current = 1;
  heights.forEach((height, index) => {
    const bottom = top + height;
    if (bottom >= scrollTop && top <= scrollTop + viewHeight) {
      first = Math.min(first, index + 1);
      last = Math.max(last, index + 1);
    }
    if (top <= scrollTop + viewHeight / 3) current = index + 1;
    top = bottom + gap;
  });
  return {
    first: Math.max(1, Math.min(first, last) - overscan),
    last: Math.min(heights.length, Math.max(first, last) + overscan),
    current,
  };
}

export function pageTop(heights: readonly number[], page: number, gap: number): number {
  return heights.slice(0, page - 1).reduce((sum, height) => sum + height + gap, 0);
}

const ZOOMS = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3];

/** The next step of magnification; 1 fits the page to the width. */
export function nextZoom(zoom: number, direction: 1 | -1): number {
  const steps = direction === 1 ? ZOOMS.filter((step) => step > zoom + 0.01) : ZOOMS.filter((step) => step < zoom - 0.01).reverse();
  return steps[0] ?? zoom;
}
