"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Input } from "@/components/ui/controls/input";
import { Spinner } from "@/components/ui/display/spinner";

interface ListSearchProps {
  label: string;
  placeholder: string;
  q: string;
  /** The address of the list with another search. */
  hrefFor: (q: string) => string;
}

/** Searches on Enter; the address holds the search. */
export function ListSearch({ label, placeholder, q, hrefFor }: ListSearchProps) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  return (
    <form
      role="search"
      key={q}
      className="relative w-full sm:w-64"
      onSubmit={(event) => {
        event.preventDefault();
        const next = String(new FormData(event.currentTarget).get("q") ?? "").trim();
        startTransition(() => router.push(hrefFor(next)));
      }}
    >
      <span aria-hidden className="pointer-events-none absolute inset-y-0 left-3 flex items-center text-muted [&_svg]:size-4">
        {pending ? <Spinner /> : <Search />}
      </span>
      <Input type="search" name="q" aria-label={label} placeholder={placeholder} defaultValue={q} className="pl-9" maxLength={200} />
    </form>
  );
}
