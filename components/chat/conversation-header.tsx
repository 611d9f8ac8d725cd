"use client";

import { PanelLeft, Quote } from "lucide-react";
import { PageHeader } from "@/components/patterns/page-header";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { useConversations } from "./conversations/conversations-context";
import { askPath } from "./session/ask-urls";

interface ConversationHeaderProps {
  address: WorkspaceAddress;
  title: string | null;
  /** Where the rail stands over the answer: how many passages it holds. */
  evidenceCount: number;
  onEvidence: () => void;
}

export function ConversationHeader({ address, title, evidenceCount, onEvidence }: ConversationHeaderProps) {
  const { paneOpen, setPaneOpen, setSheetOpen } = useConversations();
  return (
    <PageHeader
      {...(title ? { trail: [{ label: "Ask", href: askPath(address) }] } : {})}
      title={title ?? "Ask"}
      actions={
        <>
          {evidenceCount > 0 && (
            <Button size="sm" icon={<Quote aria-hidden />} onClick={onEvidence}>
              Evidence ({evidenceCount})
            </Button>
          )}
          <span className="xl:hidden">
            <IconButton label="Conversations" icon={<PanelLeft aria-hidden />} onClick={() => setSheetOpen(true)} />
          </span>
          <span className="hidden xl:block">
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
