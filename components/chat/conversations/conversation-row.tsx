"use client";

import { MoreHorizontal, Pencil, Trash2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { DropdownMenu, MenuItem } from "@/components/ui/overlays/dropdown-menu";
import { classNames } from "@/lib/client/class-names";
import type { ConversationDto } from "@/lib/domains/chat/schema";
import { askPath } from "../session/ask-urls";
import { useConversations } from "./conversations-context";
import { DeleteConversationDialog } from "./delete-conversation-dialog";
import { RenameConversationDialog } from "./rename-conversation-dialog";

interface ConversationRowProps {
  conversation: ConversationDto;
  current: boolean;
  onOpen?: () => void;
}

export function ConversationRow({ conversation, current, onOpen }: ConversationRowProps) {
  const { address } = useConversations();
  const [dialog, setDialog] = useState<"rename" | "delete" | null>(null);
  const close = () => setDialog(null);
  return (
    <li
      className={classNames(
        "group relative flex items-center rounded-md focus-within:bg-hover hover:bg-hover",
        current && "bg-accent-wash focus-within:bg-accent-wash hover:bg-accent-wash",
      )}
    >
      <Link
        href={askPath(address, conversation.id)}
        aria-current={current ? "page" : undefined}
        onClick={onOpen}
        title={conversation.title}
        className={classNames("tap flex min-h-8 min-w-0 flex-1 items-center rounded-md px-2 text-sm", current && "font-medium text-accent")}
      >
        <span className="truncate">{conversation.title}</span>
      </Link>
      <DropdownMenu
        align="end"
        trigger={
          <button
            type="button"
            aria-label={`Actions for ${conversation.title}`}
            className="tap inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted opacity-0 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100 data-[state=open]:opacity-100 touch:opacity-100 [&_svg]:size-4"
          >
            <MoreHorizontal aria-hidden />
          </button>
        }
      >
        <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setDialog("rename")}>
          Rename
        </MenuItem>
        <MenuItem icon={<Trash2 aria-hidden />} danger onSelect={() => setDialog("delete")}>
          Delete
        </MenuItem>
      </DropdownMenu>
      {dialog === "rename" && <RenameConversationDialog conversation={conversation} onClose={close} />}
      {dialog === "delete" && <DeleteConversationDialog conversation={conversation} current={current} onClose={close} />}
    </li>
  );
}
