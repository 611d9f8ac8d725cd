import "server-only";
import type { ExtractedPage } from "@/lib/kernel/document-text";

interface Entry {
  level: number;
  title: string;
}

/** The titles above a place, outermost first; over the pages of one document in reading order. */
export class HeadingTrail {
  private readonly entries: Entry[] = [];

  enter(level: number, heading: string): void {
    while (this.entries.length && (this.entries[this.entries.length - 1]?.level ?? 0) >= level) this.entries.pop();
    this.entries.push({ level, title: heading.replace(/\s+/g, " ").trim().slice(0, 160) });
  }

  titles(): string[] {
    return this.entries.map((entry) => entry.title);
  }

  /** The paths of stretches of the next page, by their starts; a title that a stretch begins with is above it too. */
  pathsOf(page: ExtractedPage, ranges: readonly { start: number }[]): string[][] {
    const waiting = [...page.headings].sort((a, b) => a.start - b.start);
    const paths = ranges.map(({ start }) => {
      while (waiting[0] && waiting[0].start <= start) this.next(page, waiting);
      return this.titles();
    });
    while (waiting.length > 0) this.next(page, waiting);
    return paths;
  }

  private next(page: ExtractedPage, waiting: { level: number; start: number; end: number }[]): void {
    const heading = waiting.shift();
    if (heading) this.enter(heading.level, page.text.slice(heading.start, heading.end));
  }
}
