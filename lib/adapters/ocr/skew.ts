import "server-only";

/** Eight-bit grey, row by row. */
export interface GreyPicture {
  width: number;
  height: number;
  data: Uint8Array;
}

const MAX_ANGLE = 10;
const COARSE = 0.5;
const FINE = 0.1;
const SAMPLE_WIDTH = 900;
const MAX_POINTS = 60_000;
/** Turning costs sharpness; below this tesseract does not mind. */
const LEAST_ANGLE = 0.4;
/** How much sharper the rows must become to believe in an angle. */
const LEAST_GAIN = 1.1;

/**
 * By how many degrees the lines of a page fall to the right (within ±10), or 0. Postl's projection profile: on a reduced,
 * binarised picture, the angle whose rows differ most from one another.
 */
export function skewAngle(picture: GreyPicture): number {
  const points = darkPoints(picture);
  if (points.x.length < 200) return 0;
  let best = { angle: 0, score: sharpness(points, 0) };
  const straight = best.score;
  const consider = (angle: number) => {
    const score = sharpness(points, angle);
    if (score > best.score) best = { angle, score };
  };
  for (let angle = -MAX_ANGLE; angle <= MAX_ANGLE; angle += COARSE) consider(angle);
  const around = best.angle;
  for (let angle = around - COARSE; angle <= around + COARSE; angle += FINE) consider(angle);
  const known = Math.abs(best.angle) >= LEAST_ANGLE && Math.abs(best.angle) <= MAX_ANGLE && best.score >= straight * LEAST_GAIN;
  return known ? best.angle : 0;
}

interface Points {
  x: number[];
  y: number[];
  width: number;
  height: number;
}

function darkPoints(picture: GreyPicture): Points {
  const step = Math.max(1, Math.floor(picture.width / SAMPLE_WIDTH));
  const { threshold } = otsu(picture);
  const points: Points = { x: [], y: [], width: Math.floor(picture.width / step), height: Math.floor(picture.height / step) };
  for (let y = 0; y < points.height; y++) {
    for (let x = 0; x < points.width; x++) {
      if ((picture.data[y * step * picture.width + x * step] ?? 255) > threshold) continue;
      points.x.push(x);
      points.y.push(y);
    }
  }
  return thinned(points);
}

function thinned(points: Points): Points {
  const every = Math.ceil(points.x.length / MAX_POINTS);
  if (every <= 1) return points;
  const keep = (_: number, index: number) => index % every === 0;
  return { ...points, x: points.x.filter(keep), y: points.y.filter(keep) };
}

/** Sum of squared differences of neighbouring rows, along lines of the given slope. */
function sharpness({ x, y, width, height }: Points, angle: number): number {
  const slope = Math.tan((angle * Math.PI) / 180);
  const lift = Math.ceil(width * Math.tan((MAX_ANGLE * Math.PI) / 180)) + 1;
  const rows = new Uint32Array(height + 2 * lift + 2);
  for (let index = 0; index < x.length; index++) {
    const row = Math.round((y[index] ?? 0) - slope * (x[index] ?? 0)) + lift;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row++) sum += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2;
  return sum;
}

/** Otsu's threshold (1979): the grey that parts ink from paper best, and how far apart the two are. */
export function otsu({ data }: GreyPicture): { threshold: number; contrast: number; ink: number } {
  const histogram = new Float64Array(256);
  for (const value of data) histogram[value] = (histogram[value] ?? 0) + 1;
  let total = 0;
  histogram.forEach((count, value) => (total += count * value));
  let [below, sumBelow, best] = [0, 0, -1];
  let found = { threshold: 0, contrast: 0, ink: 0 };
  for (let value = 0; value < 255; value++) {
    below += histogram[value] ?? 0;
    sumBelow += value * (histogram[value] ?? 0);
    const above = data.length - below;
    if (below === 0 || above === 0) continue;
    const contrast = (total - sumBelow) / above - sumBelow / below;
    const between = below * above * contrast * contrast;
    if (between > best) [best, found] = [between, { threshold: value, contrast, ink: below / data.length }];
  }
  return found;
}
