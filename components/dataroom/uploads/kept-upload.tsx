"use client";

import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { fingerprintOf, type UploadItem } from "@/lib/client/uploads/upload-item";
import type { UploadRunner } from "@/lib/client/uploads/upload-runner";

/** After a reload the page no longer has the file: chosen again, it goes on where the server stands. */
export function KeptUpload({ item, runner }: { item: UploadItem; runner: UploadRunner }) {
  const input = useRef<HTMLInputElement>(null);
  const [other, setOther] = useState<string | null>(null);
  const reason = useId();

  function take(file: File | undefined) {
    if (!file) return;
    if (fingerprintOf(file) === item.fingerprint) runner.dispatch({ type: "chosen", key: item.key, file });
    else setOther(file.name === item.name ? "This file was changed since, or is another one of this name." : `This is “${file.name}”.`);
  }

  return (
    <div className="mt-1.5">
      <Button size="sm" aria-label={`Choose ${item.name} again`} aria-describedby={other ? reason : undefined} onClick={() => input.current?.click()}>
        Choose the file again
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={`The file ${item.name}`}
        onChange={(event) => {
          take(event.target.files?.[0]);
          event.target.value = "";
        }}
      />
      {other && (
        <p id={reason} role="alert" className="mt-1.5 text-xs text-danger">
          {other} Choose the file that the upload was begun with, or discard it and upload anew.
        </p>
      )}
    </div>
  );
}
