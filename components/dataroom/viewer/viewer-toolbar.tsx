"use client";

import { ChevronDown, ChevronUp, Minus, PanelRight, Plus, RotateCw, Search } from "lucide-react";
import { type RefObject, useRef, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import { useListedShortcut, useShortcut } from "@/lib/client/use-shortcut";
import { nextZoom } from "./page-window";

interface ViewerToolbarProps {
  /** "Page", "Section", "Sheet" */
  part: string;
  page: number;
  count: number;
  zoom: number;
  onGo: (page: number) => void;
  onZoom: (zoom: number) => void;
  /** Null where there is nothing to turn. */
  onTurn: (() => void) | null;
  onFind: () => void;
  onDetails: () => void;
}

/** Where one is in the document, and how large it is shown. */
export function ViewerToolbar({ part, page, count, zoom, onGo, onZoom, onTurn, onFind, onDetails }: ViewerToolbarProps) {
  const input = useRef<HTMLInputElement>(null);
  const previous = () => onGo(Math.max(1, page - 1));
  const next = () => onGo(Math.min(count, page + 1));
  useViewerKeys({ previous, next, zoom, onZoom, onTurn, onFind, input });
  return (
    <div role="toolbar" aria-label="View" className="flex h-11 shrink-0 items-center gap-1 border-b px-3">
      <IconButton
        label={`Previous ${part.toLowerCase()}`}
        icon={<ChevronUp aria-hidden />}
        disabled={page <= 1}
        onClick={previous}
        className="max-sm:hidden"
      />
      <IconButton
        label={`Next ${part.toLowerCase()}`}
        icon={<ChevronDown aria-hidden />}
        disabled={page >= count}
        onClick={next}
        className="max-sm:hidden"
      />
      <PageInput key={page} {...{ part, page, count, onGo, input }} />
      <span className="flex-1" />
      <IconButton label="Find in the document" shortcut="mod+f" icon={<Search aria-hidden />} onClick={onFind} />
      {onTurn && <IconButton label="Turn clockwise" shortcut="r" icon={<RotateCw aria-hidden />} onClick={onTurn} />}
      <IconButton label="Zoom out" icon={<Minus aria-hidden />} onClick={() => onZoom(nextZoom(zoom, -1))} />
      <Button
        size="sm"
        variant="ghost"
        aria-label={`Magnification ${Math.round(zoom * 100)} %, fit to the width`}
        onClick={() => onZoom(1)}
        className="tabular w-16 max-sm:hidden"
      >
        {Math.round(zoom * 100)} %
      </Button>
      <IconButton label="Zoom in" icon={<Plus aria-hidden />} onClick={() => onZoom(nextZoom(zoom, 1))} />
      <IconButton label="Details" icon={<PanelRight aria-hidden />} onClick={onDetails} className="lg:hidden" />
    </div>
  );
}

interface PageInputProps {
  part: string;
  page: number;
  count: number;
  onGo: (page: number) => void;
  input: RefObject<HTMLInputElement | null>;
}

function PageInput({ part, page, count, onGo, input }: PageInputProps) {
  const [typed, setTyped] = useState(String(page));
  return (
    <form
      className="flex items-center gap-1.5 pl-1 text-sm text-muted"
      onSubmit={(event) => {
        event.preventDefault();
        const wanted = Number(typed);
        if (Number.isInteger(wanted) && wanted >= 1 && wanted <= count) onGo(wanted);
        else setTyped(String(page));
        input.current?.blur();
      }}
    >
      <span className="max-sm:sr-only">{part}</span>
      <input
        ref={input}
        value={typed}
        inputMode="numeric"
        aria-label={`Go to ${part.toLowerCase()}, 1 to ${count}`}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onBlur={() => setTyped(String(page))}
        className="tabular h-8 w-12 rounded-md border border-edge/60 bg-surface px-1.5 text-center text-ink"
      />
      <span className="tabular whitespace-nowrap">of {count}</span>
    </form>
  );
}

interface ViewerKeys {
  previous: () => void;
  next: () => void;
  zoom: number;
  onZoom: (zoom: number) => void;
  onTurn: (() => void) | null;
  onFind: () => void;
  input: RefObject<HTMLInputElement | null>;
}

function useViewerKeys({ previous, next, zoom, onZoom, onTurn, onFind, input }: ViewerKeys) {
  const GROUP = "In a document";
  const onPrevious = (event: KeyboardEvent) => {
    event.preventDefault();
    previous();
  };
  const onNext = (event: KeyboardEvent) => {
    event.preventDefault();
    next();
  };
  useShortcut("pageup", onPrevious);
  useShortcut("pagedown", onNext);
  useShortcut("+", () => onZoom(nextZoom(zoom, 1)));
  useShortcut("=", () => onZoom(nextZoom(zoom, 1)));
  useShortcut("-", () => onZoom(nextZoom(zoom, -1)), { label: "Zoom out", group: GROUP });
  useShortcut("0", () => onZoom(1), { label: "Fit to the width", group: GROUP });
  useShortcut("r", () => onTurn?.(), { enabled: onTurn !== null, label: "Turn clockwise", group: GROUP });
  useShortcut(
    "mod+f",
    (event) => {
      event.preventDefault();
      onFind();
    },
    { label: "Find in the document", group: GROUP },
  );
  useShortcut(
    "g",
    (event) => {
      event.preventDefault();
      input.current?.focus();
    },
    { label: "Go to a page", group: GROUP },
  );
  useListedShortcut("=", "Zoom in", GROUP);
  useListedShortcut("page up", "Page before", GROUP);
  useListedShortcut("page down", "Next page", GROUP);
}
