"use client";

import { useEffect, useState } from "react";
import { tagsUrl, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { TagUseDto } from "@/lib/domains/dataroom/organize/schema";

/** The tags in use, asked for once something shows them; null until they are here. Without them one can still type. */
export function useTags({ organization, workspace }: WorkspaceAddress, wanted: boolean): readonly TagUseDto[] | null {
  const [tags, setTags] = useState<readonly TagUseDto[] | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const asking = new AbortController();
    void fetch(tagsUrl({ organization, workspace }), { signal: asking.signal })
      .then(async (answer) => (answer.ok ? ((await answer.json()) as { data: TagUseDto[] }).data : []))
      .catch(() => [])
      .then((found) => !asking.signal.aborted && setTags(found));
    return () => asking.abort();
  }, [organization, workspace, wanted]);
  return tags;
}
