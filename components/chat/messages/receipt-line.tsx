import { ListChecks } from "lucide-react";
import { count } from "@/lib/client/format";
import type { ReadingReceipt } from "@/lib/domains/knowledge/every-passage/schema";

/** What an answer from every passage rests on, while it is read and afterwards. */
export function ReceiptLine({ receipt, writing }: { receipt: ReadingReceipt; writing: boolean }) {
  return (
    <div data-testid="receipt" className="mt-3 text-sm text-muted">
      <p className="flex flex-wrap items-center gap-x-2">
        <ListChecks aria-hidden className="size-4 shrink-0" />
        <span className="tabular">
          {writing ? "Read " : ""}
          {receiptInWords(receipt)}
        </span>
      </p>
      {writing && <progress className="mt-2 block h-1 w-full accent-accent" aria-label="Passages read" max={Math.max(1, receipt.total)} value={receipt.read} />}
      {!writing && receipt.read < receipt.total && <p className="mt-1 text-danger">Not every passage was read, so the list may lack some places. Ask again for all of them.</p>}
      {!writing && (receipt.unlisted ?? 0) > 0 && <p className="mt-1 text-danger">The list has an end. Ask about fewer documents for the other places.</p>}
    </div>
  );
}

/** "412 of 412 passages, 9 documents, 3 pages unreadable" */
export function receiptInWords({ read, total, documents, unreadablePages, unreadDocuments, unlisted = 0 }: ReadingReceipt): string {
  const parts = [`${read} of ${count(total, "passage")}`, count(documents, "document"), `${count(unreadablePages, "page")} unreadable`];
  if (unreadDocuments > 0) parts.push(`${count(unreadDocuments, "document")} without text`);
  if (unlisted > 0) parts.push(`${count(unlisted, "more place")} not listed`);
  return parts.join(", ");
}
