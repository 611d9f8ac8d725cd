"use client";

import { Check, Copy, Download } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/controls/button";

/** Shown this once. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no");
  const text = codes.join("\n");

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied("yes");
    } catch {
      setCopied("refused");
    }
  }

  return (
    <div className="flex flex-col gap-3">
      <p className="text-sm">
        Keep these where you keep things that matter. Each signs you in once when the app is not at hand; they are not shown again.
      </p>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-1 gap-x-6 gap-y-1 rounded-md border bg-sunken px-4 py-3 font-mono text-sm sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code} className="tabular">
            {code}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={copied === "yes" ? <Check aria-hidden /> : <Copy aria-hidden />} onClick={() => void copy()}>
          {copied === "yes" ? "Copied" : "Copy"}
        </Button>
        <Button size="sm" asChild>
          <a href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`} download="muniment-recovery-codes.txt">
            <Download aria-hidden />
            Download
          </a>
        </Button>
      </div>
      <p role="status" className="text-xs text-muted empty:hidden">
        {copied === "refused" && "The browser refused the clipboard; select the codes and copy them with the keyboard."}
      </p>
    </div>
  );
}
