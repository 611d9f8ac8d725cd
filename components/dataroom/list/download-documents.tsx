"use client";

import { Download } from "lucide-react";
import { useState } from "react";
import { toast } from "sonner";
import { Button } from "@/components/ui/controls/button";
import { downloadsUrl, type WorkspaceAddress } from "@/lib/client/workspace-urls";

interface DownloadDocumentsProps {
  address: WorkspaceAddress;
  documentIds: readonly string[];
  folderIds?: readonly string[];
}

const UNREACHABLE = "The server could not be reached, so nothing was downloaded. Try again in a moment.";

/** The chosen documents as one archive. Asked first, since a refused download would leave the page. */
export function DownloadDocuments({ address, documentIds, folderIds = [] }: DownloadDocumentsProps) {
  const [pending, setPending] = useState(false);
  const fields = { documents: documentIds.join(","), folders: folderIds.join(",") };

  async function download() {
    setPending(true);
    const refusal = await refusalOf(address, fields).catch(() => UNREACHABLE);
    setPending(false);
    if (refusal === null) submit(address, fields);
    else toast.error(refusal);
  }

  return (
    <Button size="sm" icon={<Download aria-hidden />} loading={pending} onClick={() => void download()}>
      Download
    </Button>
  );
}

async function refusalOf(address: WorkspaceAddress, fields: Record<string, string>): Promise<string | null> {
  const answer = await fetch(downloadsUrl(address), { method: "POST", body: new URLSearchParams({ ...fields, check: "1" }) });
  if (answer.ok) return null;
  const problem = (await answer.json()) as { detail?: string };
  return problem.detail ?? UNREACHABLE;
}

/** Only a form's answer goes to disk as it comes; a fetched one would be held in memory first. */
function submit(address: WorkspaceAddress, fields: Record<string, string>): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = downloadsUrl(address);
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input");
    input.type = "hidden";
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
