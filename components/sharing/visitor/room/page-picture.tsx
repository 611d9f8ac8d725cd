"use client";

import { RotateCw } from "lucide-react";
import Image from "next/image";
import { memo, useEffect, useEffectEvent, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Skeleton } from "@/components/ui/display/skeleton";
import { askPicture, type Refusal } from "../share-api";

/** So long a page must stay near before it is asked for: who scrolls through asks for none. */
const SETTLE_MS = 120;

export interface PagePictureProps {
  address: string;
  page: number;
  /** "Page 3 of 12 of Lease.pdf" */
  label: string;
  near: boolean;
  /** Height of a page divided by its width, until its picture is there. */
  ratio: number;
  width: number;
  onRatio: (ratio: number) => void;
  onRefusal: (refusal: Refusal) => void;
}

export const PagePicture = memo(function PagePicture({ address, page, label, near, ratio, width, onRatio, onRefusal }: PagePictureProps) {
  const [picture, setPicture] = useState<{ url: string; address: string } | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [own, setOwn] = useState<number | null>(null);
  const [tries, setTries] = useState(0);
  const refused = useEffectEvent(onRefusal);
  const wanted = near && picture?.address !== address && refusal === null;

  useEffect(() => {
    if (!wanted) return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      askPicture(address, abort.signal).then(
        (answer) => {
          if (answer.ok) return setPicture({ url: URL.createObjectURL(answer.data), address });
          setRefusal(answer.refusal);
          refused(answer.refusal);
        },
        () => undefined,
      );
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [wanted, address, tries]);

  const url = picture?.url;
  useEffect(() => (url ? () => URL.revokeObjectURL(url) : undefined), [url]);

  return (
    <figure data-page={page} className="relative shrink-0 scroll-mt-4 overflow-hidden border bg-surface" style={{ width, height: Math.round(width * (own ?? ratio)) }} aria-label={picture ? undefined : label} aria-busy={!picture && !refusal}>
      {picture && (
        <Image
          src={picture.url}
          alt={label}
          fill
          unoptimized
          draggable={false}
          className="select-none"
          onLoad={(event) => {
            const { naturalHeight, naturalWidth } = event.currentTarget;
            setOwn(naturalHeight / naturalWidth);
            onRatio(naturalHeight / naturalWidth);
          }}
        />
      )}
      {!picture && !refusal && <Skeleton className="size-full" />}
      {!picture && refusal && (
        <div role="alert" className="flex size-full flex-col items-center justify-center gap-3 p-6 text-center text-base text-muted">
          <p>{refusal.message}</p>
          <Button
            icon={<RotateCw aria-hidden />}
            onClick={() => {
              setRefusal(null);
              setTries(tries + 1);
            }}
          >
            Try again
          </Button>
        </div>
      )}
    </figure>
  );
});
