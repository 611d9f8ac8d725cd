"use client";

import { ChevronDown, ChevronUp, Pause, Play, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import type { UploadItem } from "@/lib/client/uploads/upload-item";
import { countUploads } from "@/lib/client/uploads/upload-queue";
import type { UploadRunner } from "@/lib/client/uploads/upload-runner";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { SignInAgain } from "./sign-in-again";
import { UploadRow } from "./upload-row";
import { uploadSummary } from "./upload-summary";

interface UploadTrayProps {
  address: WorkspaceAddress;
  items: readonly UploadItem[];
  runner: UploadRunner;
}

/** Every upload by stage, at the lower right, whatever page one is on. */
export function UploadTray({ address, items, runner }: UploadTrayProps) {
  const [folded, setFolded] = useState(false);
  const counts = countUploads(items);
  const summary = uploadSummary(counts);
  const settled = counts.sending + counts.paused + counts.processing + counts.signedOut === 0;
  return (
    <>
      <p role="status" aria-live="polite" className="sr-only">
        {items.length > 0 && summary}
      </p>
      {items.length > 0 && (
        <section
          aria-label="Uploads"
          className="fixed right-3 bottom-18 z-tray flex w-[min(24rem,calc(100vw-1.5rem))] animate-rise flex-col rounded-md border bg-surface shadow-lift md:right-4 md:bottom-4"
        >
          <header className="flex h-11 shrink-0 items-center gap-1 pr-1.5 pl-4">
            <h2 className="min-w-0 flex-1 truncate text-sm">{summary}</h2>
            {!settled && counts.done > 0 && (
              <Button size="sm" variant="ghost" onClick={() => runner.dispatch({ type: "cleared" })}>
                Clear finished
              </Button>
            )}
            {counts.sending + counts.paused > 1 && (
              <IconButton
                label={counts.sending > 0 ? "Pause all uploads" : "Resume all uploads"}
                icon={counts.sending > 0 ? <Pause aria-hidden /> : <Play aria-hidden />}
                onClick={() => runner.dispatch({ type: counts.sending > 0 ? "paused-all" : "resumed-all" })}
              />
            )}
            <IconButton
              label={folded ? "Show uploads" : "Fold uploads"}
              icon={folded ? <ChevronUp aria-hidden /> : <ChevronDown aria-hidden />}
              aria-expanded={!folded}
              onClick={() => setFolded(!folded)}
            />
            {settled && (
              <IconButton
                label="Close uploads"
                icon={<X aria-hidden />}
                onClick={() => runner.dispatch({ type: "closed" })}
              />
            )}
          </header>
          {!folded && counts.signedOut > 0 && <SignInAgain onRetry={() => runner.dispatch({ type: "retried-signed-out" })} />}
          {!folded && (
            <ul aria-label="Files" className="max-h-[min(20rem,45dvh)] overflow-y-auto overscroll-contain border-t">
              {items.map((item) => (
                <UploadRow key={item.key} {...{ address, item, runner }} />
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  );
}
