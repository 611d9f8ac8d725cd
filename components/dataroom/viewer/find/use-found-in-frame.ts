"use client";

import { type RefObject, useEffect } from "react";
import { markFound, unmarkFound } from "@/lib/client/citation/mark-html";
import { bringIntoSight } from "./bring-into-sight";
import { useFoundMatches } from "./found-matches";

/** Keys of the page around that work, with Ctrl or ⌘, while one reads in the frame. */
const PASSED = new Set(["f", "k"]);

/** Marked on either side of the present match. */
const AROUND = 150;

/** Marks what was found in a frame's document, whenever that is loaded anew; the key that opens the search works in it as well. */
export function useFoundInFrame(frame: RefObject<HTMLIFrameElement | null>, loaded: number): void {
  const { matches, current } = useFoundMatches();
  useEffect(() => {
    const body = frame.current?.contentDocument?.body;
    if (!body || loaded === 0) return;
    const at = current ? matches.indexOf(current) : 0;
    const from = Math.max(0, at - AROUND);
    const marks = markFound(body, matches.slice(from, at + AROUND));
    for (const mark of marks[at - from] ?? []) mark.setAttribute("aria-current", "true");
    bringIntoSight(marks[at - from]?.[0] ?? null);
    return () => unmarkFound(body);
  }, [frame, loaded, matches, current]);

  useEffect(() => {
    const inside = frame.current?.contentDocument;
    if (!inside || loaded === 0) return;
    const pass = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
      if (!(ctrlKey || metaKey) || !PASSED.has(key.toLowerCase())) return;
      const again = new KeyboardEvent("keydown", { key, ctrlKey, metaKey, shiftKey, altKey, bubbles: true, cancelable: true });
      if (!document.body.dispatchEvent(again)) event.preventDefault();
    };
    inside.addEventListener("keydown", pass);
    return () => inside.removeEventListener("keydown", pass);
  }, [frame, loaded]);
}
