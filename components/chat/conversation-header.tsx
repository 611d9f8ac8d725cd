"use client";

import { PanelLeft, Quote, UsersRound } from "lucide-react";
import Link from "next/link";
import { PageHeader } from "@/components/patterns/page-header";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { ConversationDto } from "@/lib/domains/chat/schema";
import { useConversations } from "./conversations/conversations-context";
import { ExportMenu } from "./conversations/export-menu";
import { usePaneClasses } from "./conversations/use-pane-classes";
import { ShareButton } from "./conversations/share-conversation-dialog";
import { newPanelPath } from "./panel/panel-urls";
import { askPath } from "./session/ask-urls";
import type { Present } from "./session/use-presence";

interface ConversationHeaderProps {
  address: WorkspaceAddress;
  title: string | null;
  /** As the server keeps it; null before it does. */
  conversation: ConversationDto | null;
  /** The last message of the branch on the screen. */
  at: string | null;
  present: readonly Present[];
  /** Where the rail stands over the answer: how many passages it holds. */
  evidenceCount: number;
  onEvidence: () => void;
}

export function ConversationHeader({ address, title, conversation, at, present, evidenceCount, onEvidence }: ConversationHeaderProps) {
  const { paneOpen, setPaneOpen, setSheetOpen } = useConversations();
  const { wide, narrow } = usePaneClasses(address);
  return (
    <PageHeader
      {...(title ? { trail: [{ label: "Ask", href: askPath(address) }] } : {})}
      title={title ?? "Ask"}
      actions={
        <>
          <WhoIsHere present={present} />
          {!title && (
            <Button size="sm" asChild>
              <Link href={newPanelPath(address)}>
                <UsersRound aria-hidden />
                Ask a panel
              </Link>
            </Button>
          )}
          {evidenceCount > 0 && (
            <Button size="sm" icon={<Quote aria-hidden />} onClick={onEvidence}>
              Evidence ({evidenceCount})
            </Button>
          )}
          {conversation?.own && <ShareButton address={address} conversation={conversation} />}
          {conversation && <ExportMenu address={address} conversationId={conversation.id} at={at} />}
          <span className={narrow}>
            <IconButton label="Conversations" icon={<PanelLeft aria-hidden />} onClick={() => setSheetOpen(true)} />
          </span>
          <span className={wide}>
            <Button
              size="sm"
              variant="ghost"
              icon={<PanelLeft aria-hidden />}
              aria-expanded={paneOpen}
              onClick={() => setPaneOpen(!paneOpen)}
            >
              {paneOpen ? "Hide conversations" : "Conversations"}
            </Button>
          </span>
        </>
      }
    />
  );
}

function WhoIsHere({ present }: { present: readonly Present[] }) {
  const typing = present.find((person) => person.typing);
  const names = present.map((person) => person.name).join(", ");
  return (
    <span role="status" className="max-w-56 truncate text-sm text-muted" title={names}>
      {typing ? `${typing.name} is typing…` : present.length > 0 && `Here: ${names}`}
    </span>
  );
}
