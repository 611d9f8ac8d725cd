"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState, useTransition } from "react";
import { Input } from "@/components/ui/controls/input";
import { Spinner } from "@/components/ui/display/spinner";
import { useShortcut } from "@/lib/client/use-shortcut";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { dataRoomHref, type DataRoomQuery } from "./data-room-query";

const PAUSE = 250;

/** Searches by name while one types; the address follows after a pause. */
export function SearchField({ address, query }: { address: WorkspaceAddress; query: DataRoomQuery }) {
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
      router.replace(dataRoomHref(address, query, { q: next }), { scroll: false });
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
    <form role="search" className="relative w-full sm:w-72" onSubmit={(event) => event.preventDefault()}>
      <span aria-hidden className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-muted [&_svg]:size-4">
        {pending ? <Spinner /> : <Search />}
      </span>
      <Input
        ref={input}
        type="search"
        name="q"
        aria-label="Search documents by name"
        placeholder="Search by name"
        className="pl-9"
        value={typed ?? query.q}
        onChange={(event) => setTyped(event.target.value)}
      />
    </form>
  );
}
