"use client";

import { Archive, ArchiveRestore, MoreHorizontal, Pencil, Pin, PinOff, Trash2, Users } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { toast } from "sonner";
import { DropdownMenu, MenuItem } from "@/components/ui/overlays/dropdown-menu";
import { classNames } from "@/lib/client/class-names";
import { archiveConversationAction, deleteConversationAction, pinConversationAction, restoreConversationAction } from "@/lib/domains/chat/actions";
import type { ConversationDto } from "@/lib/domains/chat/schema";
import { askPath } from "../session/ask-urls";
import { useConversations } from "./conversations-context";
import { RenameConversationDialog } from "./rename-conversation-dialog";
import { ShareConversationDialog } from "./share-conversation-dialog";

interface ConversationRowProps {
  conversation: ConversationDto;
  current: boolean;
  onOpen?: () => void;
}

export function ConversationRow({ conversation, current, onOpen }: ConversationRowProps) {
  const { address } = useConversations();
  const { own, pinned, shared, title } = conversation;
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
        title={own ? title : `${title} (shared by ${conversation.ownerName})`}
        className={classNames(
          "tap flex min-h-8 min-w-0 flex-1 items-center gap-1.5 rounded-md px-2 text-sm [&_svg]:size-3.5 [&_svg]:shrink-0",
          current && "font-medium text-accent",
        )}
      >
        {pinned && <Pin aria-label="Pinned" className="text-muted" />}
        {shared !== "nobody" && <Users aria-label={own ? "Shared by you" : `Shared by ${conversation.ownerName}`} className="text-muted" />}
        <span className="truncate">{title}</span>
      </Link>
      {own && <RowMenu conversation={conversation} current={current} />}
    </li>
  );
}

function RowMenu({ conversation, current }: { conversation: ConversationDto; current: boolean }) {
  const { address } = useConversations();
  const [dialog, setDialog] = useState<"rename" | "share" | null>(null);
  const { pin, archive, remove } = useRowCommands(conversation, current);
  const close = () => setDialog(null);
  return (
    <>
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
        <MenuItem icon={conversation.pinned ? <PinOff aria-hidden /> : <Pin aria-hidden />} onSelect={pin}>
          {conversation.pinned ? "Unpin" : "Pin"}
        </MenuItem>
        <MenuItem icon={<Pencil aria-hidden />} onSelect={() => setDialog("rename")}>
          Rename
        </MenuItem>
        <MenuItem icon={<Users aria-hidden />} onSelect={() => setDialog("share")}>
          Share
        </MenuItem>
        <MenuItem icon={conversation.archived ? <ArchiveRestore aria-hidden /> : <Archive aria-hidden />} onSelect={archive}>
          {conversation.archived ? "Unarchive" : "Archive"}
        </MenuItem>
        <MenuItem icon={<Trash2 aria-hidden />} danger onSelect={remove}>
          Delete
        </MenuItem>
      </DropdownMenu>
      {dialog === "rename" && <RenameConversationDialog conversation={conversation} onClose={close} />}
      {dialog === "share" && <ShareConversationDialog address={address} conversation={conversation} onClose={close} />}
    </>
  );
}

type Done = { ok: true } | { ok: false; error: { message: string } };

/** Each shows at once what it does, since each can be undone; what fails is taken back and told. */
function useRowCommands(conversation: ConversationDto, current: boolean) {
  const router = useRouter();
  const { address, change } = useConversations();
  const { id: conversationId, pinned, archived, title } = conversation;
  const attempt = async (next: ConversationDto | null, command: () => Promise<Done>): Promise<boolean> => {
    change(conversationId, next);
    const result = await command().catch((): Done => ({ ok: false, error: { message: "The server could not be reached. Nothing was changed." } }));
    if (result.ok) return true;
    change(conversationId, conversation);
    toast.error(result.error.message);
    return false;
  };
  const remove = async () => {
    if (current) router.push(askPath(address));
    const done = await attempt(null, () => deleteConversationAction(address, { conversationId }));
    if (!done) return;
    toast(`“${title}” is deleted.`, { action: { label: "Undo", onClick: () => void attempt(conversation, () => restoreConversationAction(address, { conversationId })) } });
  };
  return {
    pin: () => void attempt({ ...conversation, pinned: !pinned }, () => pinConversationAction(address, { conversationId, pinned: !pinned })),
    archive: () => void attempt({ ...conversation, archived: !archived }, () => archiveConversationAction(address, { conversationId, archived: !archived })),
    remove: () => void remove(),
  };
}
