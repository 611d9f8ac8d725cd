"use client";

import { ArrowLeft, ChevronDown, ChevronUp, Minus, Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { useShortcut } from "@/lib/client/use-shortcut";

const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3];

interface ReadingToolbarProps {
  page: number;
  count: number;
  zoom: number;
  onGo: (page: number) => void;
  onZoom: (zoom: number) => void;
  /** Back to the list, where there is no room for both. */
  onBack: () => void;
}

export function ReadingToolbar({ page, count, zoom, onGo, onZoom, onBack }: ReadingToolbarProps) {
  const previous = () => onGo(Math.max(1, page - 1));
  const next = () => onGo(Math.min(count, page + 1));
  const larger = () => onZoom(ZOOMS.find((step) => step > zoom) ?? zoom);
  const smaller = () => onZoom(ZOOMS.findLast((step) => step < zoom) ?? zoom);
  useShortcut("pageup", (event) => (event.preventDefault(), previous()));
  useShortcut("pagedown", (event) => (event.preventDefault(), next()));
  useShortcut("+", larger);
  useShortcut("=", larger);
  useShortcut("-", smaller);
  useShortcut("0", () => onZoom(1));
  return (
    <div role="toolbar" aria-label="View" className="flex h-11 shrink-0 items-center gap-1 border-b px-2 sm:px-3">
      <IconButton label="Back to the documents" icon={<ArrowLeft aria-hidden />} onClick={onBack} className="md:hidden" />
      <IconButton label="Previous page" shortcut="page up" icon={<ChevronUp aria-hidden />} disabled={page <= 1} onClick={previous} />
      <IconButton label="Next page" shortcut="page down" icon={<ChevronDown aria-hidden />} disabled={page >= count} onClick={next} />
      <PageInput key={page} page={page} count={count} onGo={onGo} />
      <span className="flex-1" />
      <IconButton label="Zoom out" shortcut="-" icon={<Minus aria-hidden />} disabled={zoom <= (ZOOMS[0] ?? 0)} onClick={smaller} />
      <Button size="sm" variant="ghost" aria-label={`Magnification ${Math.round(zoom * 100)} %, fit to the width`} onClick={() => onZoom(1)} className="tabular w-16 max-sm:hidden">
        {Math.round(zoom * 100)} %
      </Button>
      <IconButton label="Zoom in" shortcut="+" icon={<Plus aria-hidden />} disabled={zoom >= (ZOOMS.at(-1) ?? 0)} onClick={larger} />
    </div>
  );
}

function PageInput({ page, count, onGo }: { page: number; count: number; onGo: (page: number) => void }) {
  const [typed, setTyped] = useState(String(page));
  return (
    <form
      className="flex items-center gap-1.5 pl-1 text-sm text-muted"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = Number(typed);
        if (Number.isInteger(wanted) && wanted >= 1 && wanted <= count) onGo(wanted);
        else setTyped(String(page));
      }}
    >
      <span className="max-sm:sr-only">Page</span>
      <input
        value={typed}
        inputMode="numeric"
        aria-label={`Go to page, 1 to ${count}`}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(String(page))}
        className="tabular h-8 w-12 rounded-md border border-edge/60 bg-surface px-1.5 text-center text-ink"
      />
      <span className="tabular whitespace-nowrap">of {count}</span>
    </form>
  );
}
