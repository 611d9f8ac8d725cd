"use client";

import { FileText } from "lucide-react";
import Link from "next/link";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { dataRoomPath, documentsUrl, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { ScopeOption } from "./scope-chips";

interface DocumentPickerProps {
  address: WorkspaceAddress;
  chosen: readonly ScopeOption[];
  projectId: string | null;
  onChoose: (documents: ScopeOption[]) => void;
  onClose: () => void;
}

const SETTLE_MS = 200;
const MOST = 50;

/** Documents of the data room to which the questions are limited. */
export function DocumentPicker({ address, chosen, projectId, onChoose, onClose }: DocumentPickerProps) {
  const [query, setQuery] = useState("");
  const [picked, setPicked] = useState<readonly ScopeOption[]>(chosen);
  const found = useDocuments(address, query, projectId);
  const toggle = (document: ScopeOption) =>
    setPicked(picked.some(({ id }) => id === document.id) ? picked.filter(({ id }) => id !== document.id) : [...picked, document].slice(0, MOST));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Ask these documents"
      description="Answers then come from the chosen documents alone. Without any, all that you may open are looked in."
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" onClick={() => onChoose([...picked])}>
            {picked.length === 0 ? "Look in all" : `Use ${picked.length}`}
          </Button>
        </>
      }
    >
      <Input type="search" aria-label="Find a document" placeholder="Part of its name" autoFocus value={query} onChange={(event) => setQuery(event.target.value)} />
      <div role="status" className="py-2 text-sm text-muted">
        {found === "failed" ? "The documents could not be read. Try again in a moment." : found === null ? "Looking…" : found.length === 0 ? "No document is called that." : ""}
      </div>
      <ul className="max-h-72 overflow-y-auto">
        {(Array.isArray(found) ? found : []).map((document) => (
          <li key={document.id}>
            <label className="tap flex min-h-9 items-center gap-2 rounded-md px-2 text-sm hover:bg-hover">
              <input type="checkbox" checked={picked.some(({ id }) => id === document.id)} onChange={() => toggle(document)} />
              <FileText aria-hidden className="size-3.5 shrink-0 text-muted" />
              <span className="truncate" title={document.name}>
                {document.name}
              </span>
            </label>
          </li>
        ))}
      </ul>
      <Link href={dataRoomPath(address)} className="tap mt-2 inline-flex min-h-8 items-center text-sm text-accent underline">
        Upload others to the data room
      </Link>
    </Dialog>
  );
}

function useDocuments(address: WorkspaceAddress, query: string, projectId: string | null): ScopeOption[] | "failed" | null {
  const [found, setFound] = useState<{ url: string; data: ScopeOption[] | "failed" } | null>(null);
  const url = documentsUrl(address, { q: query.trim(), projectId, limit: MOST });
  useEffect(() => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      fetch(url, { signal: controller.signal })
        .then(async (response) => (response.ok ? ((await response.json()) as { data: ScopeOption[] }).data.map(({ id, name }) => ({ id, name })) : ("failed" as const)))
        .catch(() => "failed" as const)
        .then((data) => !controller.signal.aborted && setFound({ url, data }));
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [url]);
  return found?.url === url ? found.data : null;
}
