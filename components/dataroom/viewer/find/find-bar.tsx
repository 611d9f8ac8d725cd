"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type RefObject, useEffect } from "react";
import { IconButton } from "@/components/ui/controls/icon-button";
import { Input } from "@/components/ui/controls/input";
import { number } from "@/lib/client/format";
import type { Find } from "./use-find";

interface FindBarProps {
  find: Find;
  input: RefObject<HTMLInputElement | null>;
}

/** Words to look for in the document, how often they stand there, and the way from one place to the next. */
export function FindBar({ find, input }: FindBarProps) {
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, [input]);
  const none = find.found.matches.length === 0;
  return (
    <form
      role="search"
      aria-label="Find in the document"
      className="flex h-11 shrink-0 items-center gap-1 border-b bg-surface px-3"
      onSubmit={(event) => {
        event.preventDefault();
        find.step(1);
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          find.end();
        } else if (event.key === "Enter" && event.shiftKey) {
          event.preventDefault();
          find.step(-1);
        }
      }}
    >
      <Input
        ref={input}
        value={find.query}
        maxLength={200}
        aria-label="Words to find"
        placeholder="Find in the document"
        onChange={(event) => find.look(event.target.value)}
        className="h-8 min-w-0 max-w-72 flex-1"
      />
      <span role="status" data-testid="find-count" className="tabular min-w-20 px-2 text-sm whitespace-nowrap text-muted">
        {countText(find)}
      </span>
      <IconButton
        label="Match before"
        shortcut="shift+enter"
        icon={<ChevronUp aria-hidden />}
        disabled={none}
        onClick={() => find.step(-1)}
      />
      <IconButton label="Next match" shortcut="enter" icon={<ChevronDown aria-hidden />} disabled={none} onClick={() => find.step(1)} />
      <IconButton label="Close the search" shortcut="esc" icon={<X aria-hidden />} onClick={find.end} />
    </form>
  );
}

function countText({ state, found, at }: Find): string {
  if (state === "looking") return "Looking";
  if (state === "failed") return "Could not be searched";
  if (state === "idle") return "";
  const count = found.matches.length;
  return count === 0 ? "Not found" : `${number(at + 1)} of ${number(count)}${found.more ? "+" : ""}`;
}
