"use client";

import { Download } from "lucide-react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import type { CommandResult } from "@/lib/client/use-command";
import { useFreshCommand } from "@/lib/client/use-fresh-command";
import { problemOf } from "./problem-of";

interface Archive {
  bytes: Blob;
  name: string;
}

async function fetchArchive(): Promise<CommandResult<Archive>> {
  const answer = await fetch("/api/account/export", { method: "POST" });
  if (!answer.ok) return { ok: false, error: await problemOf(answer) };
  const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "muniment-export.zip";
  return { ok: true, data: { bytes: await answer.blob(), name } };
}

/** Made on the server and handed to the browser as a file. */
export function ExportData() {
  const archive = useFreshCommand(fetchArchive, { onSuccess: save });
  return (
    <div className="flex flex-col items-start gap-3">
      <FormError error={archive.error} />
      <Button icon={<Download aria-hidden />} loading={archive.pending} onClick={() => void archive.run(undefined)}>
        {archive.pending ? "Gathering your data" : "Export my data"}
      </Button>
    </div>
  );
}

function save({ bytes, name }: Archive): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
