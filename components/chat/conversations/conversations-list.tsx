"use client";

import { Search, SquarePen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { use, useState } from "react";
import { buttonClass } from "@/components/ui/controls/button";
import { count } from "@/lib/client/format";
import { askPath } from "../session/ask-urls";
import { presentConversations, useConversations } from "./conversations-context";
import { ConversationRow } from "./conversation-row";

interface ConversationsListProps {
  /** After a choice: closes what the list stands in. */
  onGone?: () => void;
}

export function ConversationsList({ onGone }: ConversationsListProps) {
  const { address, listed, changes } = useConversations();
  const page = use(listed);
  const pathname = usePathname();
  const [query, setQuery] = useState("");
  const all = presentConversations(page, changes);
  const wanted = query.trim().toLocaleLowerCase();
  const found = wanted ? all.filter(({ title }) => title.toLocaleLowerCase().includes(wanted)) : all;
  const unlisted = page.total - page.data.length;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-col gap-2 p-2">
        <Link href={askPath(address)} onClick={onGone} className={buttonClass("secondary", "sm")}>
          <SquarePen aria-hidden />
          New conversation
        </Link>
        {all.length > 0 && (
          <label className="relative block">
            <span className="sr-only">Search conversations</span>
            <Search aria-hidden className="absolute top-2.25 left-2.5 size-3.5 text-muted" />
            <input
              type="search"
              value={query}
              onChange={(event) => setQuery(event.target.value)}
              placeholder="Search"
              className="tap h-8 w-full rounded-md border bg-surface pr-2 pl-8 text-sm touch:text-lg"
            />
          </label>
        )}
      </div>
      {all.length === 0 && (
        <p className="px-4 py-2 text-sm text-muted">No conversations yet. Each question that you ask begins one; only you can see it.</p>
      )}
      {all.length > 0 && found.length === 0 && <p className="px-4 py-2 text-sm text-muted">No conversation is called that.</p>}
      <ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {found.map((conversation) => (
          <ConversationRow
            key={conversation.id}
            conversation={conversation}
            current={pathname === askPath(address, conversation.id)}
            onOpen={onGone}
          />
        ))}
      </ul>
      {unlisted > 0 && (
        <p className="border-t px-4 py-2 text-xs text-muted">
          {count(unlisted, "older conversation is", "older conversations are")} not listed.
        </p>
      )}
    </div>
  );
}
