"use client";

import { Check, Copy } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/controls/button";
import { Label } from "@/components/ui/controls/label";

export interface CopyFieldProps {
  label: string;
  value: string;
}

type Copied = "no" | "yes" | "select";

/** A value to take elsewhere. Where the clipboard is refused, it selects the text and says so. */
export function CopyField({ label, value }: CopyFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<Copied>("no");

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setCopied("yes");
    } catch {
      input.current?.select();
      setCopied("select");
    }
  }

  return (
    <div className="flex flex-col gap-1.5 text-left">
      <Label htmlFor={id}>{label}</Label>
      <div className="flex items-center rounded-md border bg-sunken pr-0.5">
        <input
          ref={input}
          id={id}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          onBlur={() => setCopied("no")}
          className="tap tabular h-9 min-w-0 flex-1 truncate rounded-md bg-transparent px-3"
        />
        <Button
          variant="ghost"
          size="sm"
          icon={copied === "yes" ? <Check aria-hidden /> : <Copy aria-hidden />}
          onClick={() => void copy()}
        >
          {copied === "yes" ? "Copied" : "Copy"}
        </Button>
      </div>
      <p role="status" className={copied === "select" ? "text-xs text-muted" : "sr-only"}>
        {copied === "yes" && "Copied"}
        {copied === "select" && "The browser refused the clipboard; the text is selected, copy it with the keyboard."}
      </p>
    </div>
  );
}
