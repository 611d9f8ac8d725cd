import { FileUp, Library, PenLine, SearchX } from "lucide-react";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/controls/button";

export interface NotFoundSteps {
  onRephrase?: () => void;
  /** Asks the same everywhere; absent when it was asked everywhere. */
  widerHref?: string;
  uploadHref: string;
}

const SENTENCE = /^\s*this is not in your documents\.?\s*/iu;

/** No answer is an answer: calm, and with somewhere to go. */
export function NotFoundAnswer({ text, steps }: { text: string; steps: NotFoundSteps }) {
  const more = text.replace(SENTENCE, "").trim();
  return (
    <div className="rounded-md border bg-surface px-5 py-4">
      <div className="flex gap-3">
        <SearchX aria-hidden className="mt-1 size-4.5 shrink-0 text-muted" />
        <div className="min-w-0">
          <h3 className="text-lg">This is not in your documents</h3>
          <p className="mt-1 max-w-prose text-base text-muted">
            {more || "No passage that you may read answers this. Nothing was made up."}
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            {steps.onRephrase && (
              <Button size="sm" icon={<PenLine aria-hidden />} onClick={steps.onRephrase}>
                Rephrase
              </Button>
            )}
            {steps.widerHref && (
              <Link href={steps.widerHref} className={buttonClass("secondary", "sm")}>
                <Library aria-hidden />
                Look in all documents
              </Link>
            )}
            <Link href={steps.uploadHref} className={buttonClass("secondary", "sm")}>
              <FileUp aria-hidden />
              Upload documents
            </Link>
          </div>
        </div>
      </div>
    </div>
  );
}
