"use client";

import { useEffect, useEffectEvent, useMemo } from "react";
import { sheetRows } from "@/lib/client/citation/sheet-rows";
import { classNames } from "@/lib/client/class-names";
import { useFoundOn } from "./find/found-matches";
import { PageTextState } from "./page-text-state";
import { SheetTable } from "./sheet-table";
import { useCitedPage } from "./use-cited-page";
import { usePageText } from "./use-page-text";
import type { ViewProps } from "./view-props";

const TABS = 12;

/** A workbook, one sheet at a time, as the table that its text was read from. */
export function SheetView({ texts, target, citation, count, zoom, jump, onPage, onResult }: ViewProps & { count: number }) {
  const page = target.page;
  const read = usePageText(texts, page);
  const { range, container } = useCitedPage<HTMLDivElement>(read, citation?.page === page ? citation : null, onResult);
  const found = useFoundOn(page);
  const sheet = useMemo(() => (read.state === "ready" ? sheetRows(read.page.text, read.page.label, read.page.grid) : null), [read]);
  const tell = useEffectEvent((number: number) => onPage(number));
  useEffect(() => tell(page), [page]);
  const label = read.state === "ready" ? (read.page.label ?? `Sheet ${page}`) : `Sheet ${page}`;
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div
        ref={container}
        role="region"
        aria-label={label}
        tabIndex={0}
        className="min-h-0 flex-1 overflow-auto bg-sunken p-4 focus-visible:-outline-offset-2"
      >
        {read.state === "ready" && sheet ? (
          <div style={{ zoom }}>
            {sheet.rows.length === 0 ? (
              <p className="text-sm text-muted">This sheet is empty.</p>
            ) : (
              <SheetTable
                key={`${page} ${range?.start ?? ""} ${found.find((one) => one.current)?.start ?? ""}`}
                {...{ sheet, label, range, found }}
                cited={range ? read.page.text.slice(range.start, range.end) : undefined}
              />
            )}
          </div>
        ) : (
          <PageTextState read={read.state === "ready" ? { state: "loading" } : read} number={page} onRetry={() => texts.again(page)} />
        )}
      </div>
      {count > 1 && <SheetTabs {...{ texts, count, page, jump }} />}
    </div>
  );
}

function SheetTabs({ texts, count, page, jump }: Pick<ViewProps, "texts" | "page" | "jump"> & { count: number }) {
  const first = Math.max(1, Math.min(page - TABS / 2, count - TABS + 1));
  const pages = Array.from({ length: Math.min(count, TABS) }, (_, index) => first + index);
  return (
    <nav aria-label="Sheets" className="flex shrink-0 gap-1 overflow-x-auto border-t px-3 py-1.5">
      {pages.map((number) => (
        <SheetTab key={number} {...{ texts, number }} current={number === page} onChoose={() => jump(number)} />
      ))}
    </nav>
  );
}

function SheetTab({
  texts,
  number,
  current,
  onChoose,
}: {
  texts: ViewProps["texts"];
  number: number;
  current: boolean;
  onChoose: () => void;
}) {
  const read = usePageText(texts, number);
  return (
    <button
      type="button"
      aria-current={current ? "page" : undefined}
      onClick={onChoose}
      className={classNames(
        "tap h-8 max-w-48 shrink-0 truncate rounded-md px-3 text-sm",
        current ? "bg-accent-wash text-accent" : "text-muted hover:bg-hover hover:text-ink",
      )}
    >
      {(read.state === "ready" && read.page.label) || `Sheet ${number}`}
    </button>
  );
}
