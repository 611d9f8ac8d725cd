"use client";

import { Share2 } from "lucide-react";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/controls/button";
import { useShare } from "@/lib/client/share-requests";
import { sharesPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";

/** The document for people without an account. */
export function ShareSection({ address, document }: { address: WorkspaceAddress; document: DocumentDto }) {
  const share = useShare();
  if (!share) return null;
  return (
    <section aria-labelledby="share-title" className="flex flex-col gap-3">
      <div>
        <h3 id="share-title" className="text-sm font-medium">
          People without an account
        </h3>
        <p className="mt-0.5 text-sm text-muted">They see it through share links alone.</p>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={<Share2 aria-hidden />} onClick={() => share({ documents: [document], folders: [] })}>
          Share…
        </Button>
        <Link href={sharesPath(address, { q: document.name })} className={buttonClass("ghost", "sm")}>
          Its share links
        </Link>
      </div>
    </section>
  );
}
