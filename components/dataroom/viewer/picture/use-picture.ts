"use client";

import { useEffect, useState } from "react";
import { type Drawn, drawTiffPage } from "./draw-tiff-page";

/** An address that an image element shows, with the picture's size in pixels. */
type Picture = { state: "loading" } | { state: "failed" } | { state: "ready"; drawn: Drawn };

interface Wanted {
  file: string;
  kind: string;
  page: number;
  attempt: number;
}

/** The picture of one page; browsers draw PNG and JPEG themselves, TIFF is drawn for them. */
export function usePicture({ file, kind, page, attempt }: Wanted): Picture {
  const key = `${file} ${page} ${attempt}`;
  const [read, setRead] = useState<{ key: string; picture: Picture }>({ key, picture: { state: "loading" } });
  useEffect(() => {
    let current = true;
    let made: string | undefined;
    const tell = (picture: Picture) => current && setRead({ key, picture });
    void (kind === "tiff" ? drawTiffPage(file, page) : measured(file)).then(
      (drawn) => {
        if (drawn.url.startsWith("blob:")) made = drawn.url;
        tell({ state: "ready", drawn });
        if (!current && made) URL.revokeObjectURL(made);
      },
      () => tell({ state: "failed" }),
    );
    return () => {
      current = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [file, kind, page, key]);
  return read.key === key ? read.picture : { state: "loading" };
}

async function measured(url: string): Promise<Drawn> {
  const image = new Image();
  image.src = url;
  await image.decode();
  return { url, width: image.naturalWidth, height: image.naturalHeight };
}
