"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState, useTransition } from "react";
import { Input } from "@/components/ui/controls/input";
import { Spinner } from "@/components/ui/display/spinner";
import { classNames } from "@/lib/client/class-names";
import { useShortcut } from "@/lib/client/use-shortcut";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { dataRoomHref, type DataRoomQuery } from "./data-room-query";

const PAUSE = 250;

interface SearchFieldProps {
  address: WorkspaceAddress;
  query: DataRoomQuery;
  canSearchText: boolean;
}

const WITHIN = { name: "Name", text: "Text" } as const;

/** Searches names or the text while one types; the address follows after a pause. */
export function SearchField({ address, query, canSearchText }: SearchFieldProps) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  // What this field has asked for, told apart from changes made elsewhere (a link that clears the search, going back).
  const [asked, setAsked] = useState(query.q);
  const [seen, setSeen] = useState(query.q);
  const [pending, startTransition] = useTransition();
  if (seen !== query.q) {
    setSeen(query.q);
    if (query.q !== asked) setTyped(null);
  }
  const go = useEffectEvent((q: string) => {
    const next = q.trim();
    if (next === query.q) return;
    startTransition(() => {
      setAsked(next);
      router.replace(dataRoomHref(address, query, { q: next }), {
        scroll: false,
      });
    });
  });
  useEffect(() => {
    if (typed === null) return;
    const timer = setTimeout(() => go(typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  useShortcut(
    "/",
    (event) => {
      event.preventDefault();
      input.current?.focus();
    },
    { label: "Search documents" },
  );

  return (
    <form role="search" className="flex w-full gap-2 sm:w-96" onSubmit={(event) => event.preventDefault()}>
      <div className="relative min-w-0 flex-1">
        <span aria-hidden className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-muted [&_svg]:size-4">
          {pending ? <Spinner /> : <Search />}
        </span>
        <Input
          ref={input}
          type="search"
          name="q"
          aria-label={query.within === "text" ? "Search documents by text" : "Search documents by name"}
          placeholder={query.within === "text" ? "Search the text" : "Search by name"}
          className="pl-9"
          value={typed ?? query.q}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {canSearchText && !query.trash && (
        <div role="group" aria-label="Search in" className="flex shrink-0 rounded-md border p-0.5">
          {(["name", "text"] as const).map((within) => (
            <button
              key={within}
              type="button"
              aria-pressed={query.within === within}
              onClick={() => {
                setAsked((typed ?? query.q).trim());
                router.replace(
                  dataRoomHref(address, query, {
                    within,
                    q: (typed ?? query.q).trim(),
                  }),
                  { scroll: false },
                );
              }}
              className={classNames(
                "tap min-h-8 rounded-sm px-2.5 text-sm text-muted hover:text-ink",
                query.within === within && "bg-accent-wash font-medium text-ink",
              )}
            >
              {WITHIN[within]}
            </button>
          ))}
        </div>
      )}
    </form>
  );
}
