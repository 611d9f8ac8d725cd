export type Fields = Record<string, unknown>;

export interface Point {
  id: string;
  vector: number[];
  fields: Fields;
}

export function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b) || 1);
}

/** One collection of a local server. */
export class MemoryPoints {
  private readonly points = new Map<string, Point>();

  constructor(readonly dimensions: number) {}

  get size(): number {
    return this.points.size;
  }

  put(point: Point): void {
    this.points.set(point.id, point);
  }

  get(id: string): Point | undefined {
    return this.points.get(id);
  }

  delete(ids: readonly string[]): number {
    return ids.filter((id) => this.points.delete(id)).length;
  }

  /** In the order of their ids, as those servers page. */
  where(matches: (fields: Fields) => boolean): Point[] {
    return [...this.points.values()].filter(({ fields }) => matches(fields)).sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  nearest(vector: readonly number[], matches: (fields: Fields) => boolean, limit: number): (Point & { cosine: number })[] {
    const scored = this.where(matches).map((point) => ({ ...point, cosine: cosine(point.vector, vector) }));
    return scored.sort((a, b) => b.cosine - a.cosine).slice(0, limit);
  }
}
