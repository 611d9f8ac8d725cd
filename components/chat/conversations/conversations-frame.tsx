"use client";

import { type ReactNode, Suspense } from "react";
import { ListSkeleton } from "@/components/patterns/list-skeleton";
import { Sheet } from "@/components/ui/overlays/sheet";
import { classNames } from "@/lib/client/class-names";
import { useConversations } from "./conversations-context";
import { ConversationsList } from "./conversations-list";
import { usePaneClasses } from "./use-pane-classes";

/** The conversations beside the page where there is room, over it where there is not. */
export function ConversationsFrame({ children }: { children: ReactNode }) {
  const { address, paneOpen, sheetOpen, setSheetOpen } = useConversations();
  const { pane } = usePaneClasses(address);
  return (
    <div className="flex min-h-0 flex-1">
      {paneOpen && (
        <nav aria-label="Conversations" className={classNames("hidden w-60 shrink-0 flex-col border-r", pane)}>
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
