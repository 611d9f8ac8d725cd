"use client";

import Image from "next/image";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { ErrorState } from "@/components/patterns/error-state";
import { fileUrl } from "@/lib/client/workspace-urls";
import { FoundOnPicture } from "../find/found-boxes";
import { RecognisedEvidence } from "../pdf/evidence-overlay";
import { isSideways, Turned } from "../turn/turned";
import type { ViewProps } from "../view-props";
import { ViewerSkeleton } from "../viewer-skeleton";
import type { Drawn } from "./draw-tiff-page";
import { usePicture } from "./use-picture";

const MAX_WIDTH = 860;

/** A picture, or one page of a TIFF, with the cited words marked where recognition saw them. */
export function PictureView({ count, kind, ...view }: ViewProps & { count: number; kind: string }) {
  const { address, documentId, versionId, target, onPage } = view;
  const [attempt, setAttempt] = useState(0);
  const page = Math.min(Math.max(1, target.page), count);
  const file = useMemo(() => fileUrl(address, documentId, { version: versionId }), [address, documentId, versionId]);
  const picture = usePicture({ file, kind, page, attempt });
  const tell = useEffectEvent((number: number) => onPage(number));
  useEffect(() => tell(page), [page]);
  if (picture.state === "loading") return <ViewerSkeleton />;
  if (picture.state === "failed") {
    return (
      <ErrorState title="The picture could not be shown" onRetry={() => setAttempt(attempt + 1)}>
        The file is stored as it was uploaded; you can download it. Its text is in the Text tab.
      </ErrorState>
    );
  }
  return <PictureFrame {...view} drawn={picture.drawn} page={page} count={count} />;
}

function PictureFrame({ drawn, page, count, zoom, turn, citation, texts, onResult }: ViewProps & { drawn: Drawn; count: number }) {
  const sideways = isSideways(turn);
  /** Width by height. */
  const upright = drawn.width / drawn.height;
  return (
    <div
      role="region"
      aria-label="Document"
      tabIndex={0}
      className="min-w-0 flex-1 overflow-auto bg-sunken p-4 focus-visible:-outline-offset-2"
    >
      <div
        role="group"
        aria-label={`Page ${page} of ${count}`}
        data-page={page}
        className="relative mx-auto border bg-surface"
        style={{ width: `min(${zoom * 100}%, ${zoom * MAX_WIDTH}px)`, aspectRatio: sideways ? 1 / upright : upright }}
      >
        <Turned turn={turn} ratio={1 / upright}>
          <Image src={drawn.url} alt={`Page ${page}; its text is in the Text tab`} fill unoptimized />
          {citation?.page === page && <RecognisedEvidence {...{ citation, texts, onResult }} ratio={1 / upright} />}
          <FoundOnPicture {...{ texts }} number={page} ratio={1 / upright} />
        </Turned>
      </div>
    </div>
  );
}
