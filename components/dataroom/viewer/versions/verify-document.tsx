"use client";

import { ShieldCheck } from "lucide-react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { count } from "@/lib/client/format";
import type { CommandState } from "@/lib/client/use-command";
import type { VerifiedDocumentDto } from "@/lib/domains/dataroom/versions/schema";

interface VerifyDocumentProps {
  verify: Pick<CommandState<void, VerifiedDocumentDto>, "run" | "pending" | "error">;
  result: VerifiedDocumentDto | null;
}

/** Reads the stored bytes of every version again and says whether they are those that were uploaded. */
export function VerifyDocument({ verify, result }: VerifyDocumentProps) {
  const broken = result?.versions.filter((version) => version.integrity !== "whole") ?? [];
  return (
    <div className="flex flex-col gap-2">
      <Button size="sm" icon={<ShieldCheck aria-hidden />} loading={verify.pending} onClick={() => void verify.run()} className="self-start">
        Verify checksums
      </Button>
      <FormError error={verify.error} />
      <p role="status" className={broken.length > 0 ? "text-sm text-danger empty:hidden" : "text-sm text-muted empty:hidden"}>
        {result && broken.length === 0 && `${count(result.versions.length, "version")} read: the stored bytes are those that were uploaded.`}
        {broken.length > 0 && `${count(broken.length, "version")} of ${result?.versions.length ?? 0} differ from what was uploaded. Nothing was changed; tell your operator.`}
      </p>
    </div>
  );
}
