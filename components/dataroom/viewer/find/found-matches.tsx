"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from "react";
import type { TextRange } from "@/lib/client/citation/cited-range";
import type { FoundMatch } from "@/lib/domains/dataroom/schema";
import { bringIntoSight } from "./bring-into-sight";
import type { Find } from "./use-find";

interface Found {
  matches: readonly FoundMatch[];
  current: FoundMatch | null;
}

const FoundContext = createContext<Found>({ matches: [], current: null });

/** What was found, for every face that shows the document's words. */
export function FoundMatches({ find, children }: { find: Find; children: ReactNode }) {
  const { found, current } = find;
  const value = useMemo(() => ({ matches: found.matches, current }), [found, current]);
  const view = useRef<HTMLDivElement>(null);
  // After the view has gone to the match's page, which would else scroll its top into sight; where it is drawn later, it does so itself.
  useEffect(() => {
    if (current) bringIntoSight(view.current?.querySelector("[aria-current][data-match]") ?? null);
  }, [current]);
  return (
    <FoundContext value={value}>
      <div ref={view} className="contents">
        {children}
      </div>
    </FoundContext>
  );
}

export interface FoundRange extends TextRange {
  current: boolean;
}

export function useFoundMatches(): Found {
  return useContext(FoundContext);
}

/** Of one page, in reading order. */
export function useFoundOn(page: number): readonly FoundRange[] {
  const { matches, current } = useContext(FoundContext);
  return useMemo(
    () =>
      matches.filter((match) => match.page === page).map((match) => ({ start: match.start, end: match.end, current: match === current })),
    [matches, current, page],
  );
}
