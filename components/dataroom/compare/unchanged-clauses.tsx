"use client";

import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { count } from "@/lib/client/format";
import type { UnchangedDto } from "@/lib/domains/dataroom/versions/schema";

/** Folded until somebody wants the words around a change. */
export function UnchangedClauses({ run }: { run: UnchangedDto }) {
  const [open, setOpen] = useState(false);
  const title = `${count(run.count, "unchanged clause")}, page ${run.afterPage}`;
  if (run.texts.length === 0) return <li className="border-b bg-sunken px-4 py-2 text-sm text-muted lg:px-6">{title}</li>;
  return (
    <li className="border-b bg-sunken px-2 py-1 lg:px-4">
      <Button
        size="sm"
        variant="ghost"
        aria-expanded={open}
        icon={open ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
        onClick={() => setOpen(!open)}
      >
        {title}
      </Button>
      {open && (
        <div className="flex max-w-prose flex-col gap-2 px-2.5 py-2 text-sm text-muted">
          {run.texts.map((text, index) => (
            <p key={index} className="break-words">
              {text}
            </p>
          ))}
        </div>
      )}
    </li>
  );
}
