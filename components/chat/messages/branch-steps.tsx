import { ChevronLeft, ChevronRight } from "lucide-react";

export interface Branches {
  /** Ids at this place, oldest first. */
  ids: readonly string[];
  onChoose: (id: string) => void;
}

const STEP = "tap inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-hover hover:text-ink disabled:opacity-40 [&_svg]:size-4";

/** ‹ 2/3 ›: goes to the one before or after at the same place of the conversation. */
export function BranchSteps({ id, what, branches }: { id: string; what: string; branches: Branches }) {
  const { ids, onChoose } = branches;
  const place = ids.indexOf(id);
  if (ids.length < 2 || place < 0) return null;
  const [before, after] = [ids[place - 1], ids[place + 1]];
  return (
    <span role="group" aria-label={`Versions of this ${what}`} className="inline-flex items-center text-sm text-muted">
      <button type="button" className={STEP} aria-label={`Earlier ${what}`} disabled={!before} onClick={() => before && onChoose(before)}>
        <ChevronLeft aria-hidden />
      </button>
      <span className="tabular" aria-label={`${what} ${place + 1} of ${ids.length}`}>
        {place + 1}/{ids.length}
      </span>
      <button type="button" className={STEP} aria-label={`Later ${what}`} disabled={!after} onClick={() => after && onChoose(after)}>
        <ChevronRight aria-hidden />
      </button>
    </span>
  );
}
