"use client";

import { Ban, CheckCircle2, CircleX, Copy, FileClock, Hourglass, LoaderCircle, LogIn, PauseCircle, Unplug } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { FileSize } from "@/components/patterns/file-size";
import { Progress } from "@/components/ui/display/progress";
import type { UploadItem } from "@/lib/client/uploads/upload-item";
import type { UploadRunner } from "@/lib/client/uploads/upload-runner";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { KeptUpload } from "./kept-upload";
import { UploadButtons } from "./upload-buttons";

interface UploadRowProps {
  address: WorkspaceAddress;
  item: UploadItem;
  runner: UploadRunner;
}

const ICONS: Record<UploadItem["state"]["step"], ReactNode> = {
  waiting: <Hourglass aria-hidden className="text-muted" />,
  uploading: <LoaderCircle aria-hidden className="animate-spin text-accent" />,
  interrupted: <Unplug aria-hidden className="text-warn" />,
  paused: <PauseCircle aria-hidden className="text-muted" />,
  kept: <FileClock aria-hidden className="text-warn" />,
  processing: <LoaderCircle aria-hidden className="animate-spin text-accent" />,
  ready: <CheckCircle2 aria-hidden className="text-ok" />,
  duplicate: <Copy aria-hidden className="text-muted" />,
  failed: <CircleX aria-hidden className="text-danger" />,
  "signed-out": <LogIn aria-hidden className="text-warn" />,
  cancelled: <Ban aria-hidden className="text-muted" />,
};

export function UploadRow({ address, item, runner }: UploadRowProps) {
  const { state } = item;
  const percent = "percent" in state ? state.percent : undefined;
  return (
    <li
      className="flex items-start gap-3 border-b px-4 py-2.5 last:border-b-0 [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
      data-step={state.step}
    >
      {ICONS[state.step]}
      <div className="min-w-0 flex-1">
        <p className="flex gap-2 text-sm">
          <span className="min-w-0 flex-1 truncate" title={item.name}>
            {item.name}
          </span>
          <span className="text-muted">
            <FileSize bytes={item.size} />
          </span>
        </p>
        <p className={state.step === "failed" ? "text-xs text-danger" : "text-xs text-muted"}>
          <UploadWords address={address} item={item} />
        </p>
        {percent !== undefined && <Progress label={`Progress of ${item.name}`} value={percent} className="mt-1.5" />}
        {state.step === "kept" && <KeptUpload item={item} runner={runner} />}
      </div>
      <UploadButtons {...{ address, item, runner }} />
    </li>
  );
}

function UploadWords({ address, item }: Pick<UploadRowProps, "address" | "item">) {
  const { state } = item;
  const link = item.documentId !== undefined && (
    <Link href={documentPath(address, item.documentId)} className="text-accent underline underline-offset-2">
      {state.step === "duplicate" ? item.documentName : "Open"}
    </Link>
  );
  switch (state.step) {
    case "waiting":
      return "Waiting its turn";
    case "uploading":
      return `Uploading ${state.percent} %`;
    case "interrupted":
      return `Connection lost at ${state.percent} %. It is tried again by itself`;
    case "paused":
      return `Paused at ${state.percent} %`;
    case "kept":
      return `Waiting to resume: ${state.percent} % is kept`;
    case "processing":
      return !state.percent ? state.label : `${state.label} ${state.percent} %`;
    case "ready":
      return <>Ready · {link}</>;
    case "duplicate":
      return <>Already here as {link}</>;
    case "failed":
      return <>Failed: {state.reason}</>;
    case "signed-out":
      return "Kept: sign in again to upload";
    case "cancelled":
      return "Cancelled";
  }
}
