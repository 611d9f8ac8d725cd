"use client";

import { type ReactNode, Suspense } from "react";
import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { Sheet } from "@/components/ui/overlays/sheet";
import { useConversations } from "./conversations-context";
import { ConversationsList } from "./conversations-list";

/** The conversations beside the page where there is room, over it where there is not. */
export function ConversationsFrame({ children }: { children: ReactNode }) {
  const { paneOpen, sheetOpen, setSheetOpen } = useConversations();
  return (
    <div className="flex min-h-0 flex-1">
      {paneOpen && (
        <nav aria-label="Conversations" className="hidden w-60 shrink-0 flex-col border-r xl:flex">
          <Suspense fallback={<ListSkeleton what="conversations" columns={[1]} />}>
            <ConversationsList />
          </Suspense>
        </nav>
      )}
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">{children}</div>
      <Sheet open={sheetOpen} onOpenChange={setSheetOpen} title="Conversations" side="left">
        <Suspense fallback={<ListSkeleton what="conversations" columns={[1]} />}>
          <ConversationsList onGone={() => setSheetOpen(false)} />
        </Suspense>
      </Sheet>
    </div>
  );
}
