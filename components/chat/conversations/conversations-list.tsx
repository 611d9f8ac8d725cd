"use client";

import { Archive, Search, SquarePen } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { use, useState } from "react";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { askPath } from "../session/ask-urls";
import { presentConversations, useConversations } from "./conversations-context";
import { ConversationRow } from "./conversation-row";
import { useListedConversations } from "./use-listed-conversations";

interface ConversationsListProps {
  /** After a choice: closes what the list stands in. */
  onGone?: () => void;
}

export function ConversationsList({ onGone }: ConversationsListProps) {
  const { address, listed, changes } = useConversations();
  const pathname = usePathname();
  const [query, setQuery] = useState("");
  const [archived, setArchived] = useState(false);
  const q = query.trim();
  const { page, failed, more, loadingMore } = useListedConversations(address, use(listed), { q, archived });
  // What has just begun here is in no answer to a search.
  const shown = page ? presentConversations(page, changes, { archived, found: q !== "" }) : [];
  const unlisted = page ? page.total - page.data.length : 0;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex flex-col gap-2 p-2">
        <Link href={askPath(address)} onClick={onGone} className={buttonClass("secondary", "sm")}>
          <SquarePen aria-hidden />
          New conversation
        </Link>
        <label className="relative block">
          <span className="sr-only">Search conversations</span>
          <Search aria-hidden className="absolute top-2.25 left-2.5 size-3.5 text-muted" />
          <input
            type="search"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            placeholder="Search titles and messages"
            className="tap h-8 w-full rounded-md border bg-surface pr-2 pl-8 text-sm touch:text-lg"
          />
        </label>
      </div>
      <p role="status" className="px-4 text-sm text-muted empty:hidden">
        {stateOf({ waiting: page === null && !failed, failed, none: shown.length === 0, q, archived })}
      </p>
      <ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {shown.map((conversation) => (
          <ConversationRow
            key={conversation.id}
            conversation={conversation}
            current={pathname === askPath(address, conversation.id)}
            onOpen={onGone}
          />
        ))}
        {unlisted > 0 && (
          <li className="p-1">
            <Button size="sm" variant="ghost" loading={loadingMore} onClick={more}>
              Show more
            </Button>
          </li>
        )}
      </ul>
      <div className="border-t p-2">
        <Button size="sm" variant="ghost" icon={<Archive aria-hidden />} aria-pressed={archived} onClick={() => setArchived(!archived)}>
          {archived ? "Back to the list" : "Archived"}
        </Button>
      </div>
    </div>
  );
}

function stateOf({ waiting, failed, none, q, archived }: { waiting: boolean; failed: boolean; none: boolean; q: string; archived: boolean }): string {
  if (failed) return "The conversations could not be read. Try again in a moment.";
  if (waiting) return "Looking…";
  if (!none) return "";
  if (q) return "No conversation says that.";
  return archived ? "Nothing is archived." : "No conversations yet. Each question that you ask begins one; only you can see it until you share it.";
}
