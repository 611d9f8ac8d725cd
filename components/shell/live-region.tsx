"use client";

import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from "react";

export type Announce = (message: string, urgency?: "polite" | "assertive") => void;

const AnnounceContext = createContext<Announce>(() => undefined);

/** Says to screen readers what happens out of sight: streaming, uploads, results. */
export function useAnnounce(): Announce {
  return useContext(AnnounceContext);
}

export function LiveRegionProvider({ children }: { children: ReactNode }) {
  const [polite, setPolite] = useState("");
  const [assertive, setAssertive] = useState("");
  const odd = useRef(false);

  const announce = useCallback<Announce>((message, urgency = "polite") => {
    // The same words twice are only read twice if the text differs.
    odd.current = !odd.current;
    const text = odd.current ? message : `${message}\u00a0`;
    if (urgency === "assertive") setAssertive(text);
    else setPolite(text);
  }, []);

  return (
    <AnnounceContext.Provider value={announce}>
      {children}
      <div aria-live="polite" className="sr-only">
        {polite}
      </div>
      <div aria-live="assertive" className="sr-only">
        {assertive}
      </div>
    </AnnounceContext.Provider>
  );
}
