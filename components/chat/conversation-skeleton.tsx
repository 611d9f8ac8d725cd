import { Skeleton } from "@/components/ui/display/skeleton";

/** The shape of a conversation, before it is here. */
export function ConversationSkeleton() {
  return (
    <div role="status" aria-label="Loading the conversation" className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-12 items-center border-b px-4 lg:px-6">
        <Skeleton className="h-4 w-40" />
      </div>
      <div className="mx-auto flex w-full max-w-answer flex-1 flex-col gap-4 px-4 py-8">
        <Skeleton className="h-10 w-3/5 self-end" />
        <Skeleton className="h-4 w-full" />
        <Skeleton className="h-4 w-11/12" />
        <Skeleton className="h-4 w-3/4" />
      </div>
      <div className="mx-auto w-full max-w-answer px-4 pb-6">
        <Skeleton className="h-24 w-full" />
      </div>
    </div>
  );
}
