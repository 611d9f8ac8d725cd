"use client";

import { useRouter } from "next/navigation";
import { useId } from "react";
import { Label } from "@/components/ui/controls/label";
import { Select } from "@/components/ui/controls/select";
import { comparePath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { VersionDto } from "@/lib/domains/dataroom/schema";
import type { ComparisonDto } from "@/lib/domains/dataroom/versions/schema";

interface VersionChoiceProps {
  address: WorkspaceAddress;
  comparison: ComparisonDto;
  versions: readonly VersionDto[];
}

/** Which two versions of one document are compared; two documents are named. */
export function VersionChoice({ address, comparison, versions }: VersionChoiceProps) {
  const router = useRouter();
  const { before, after } = comparison;
  const two = before.documentId !== after.documentId;
  const options = versions.filter((version) => version.status === "ready").map((version) => ({ value: version.id, label: `Version ${version.number}` }));
  const go = (values: { from: string; to: string }) => router.push(comparePath(address, before.documentId, values));
  if (two) {
    return (
      <p className="text-sm">
        “{before.documentName}”, version {before.number}, with “{after.documentName}”, version {after.number}
      </p>
    );
  }
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Choice label="Before" value={before.versionId} options={options} onChange={(from) => go({ from, to: after.versionId })} />
      <Choice label="After" value={after.versionId} options={options} onChange={(to) => go({ from: before.versionId, to })} />
    </div>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  const id = useId();
  return (
    <div className="flex items-center gap-2">
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} options={options} value={value} onValueChange={onChange} />
    </div>
  );
}
