"use client";

import { Ban, CheckCircle2, CircleX, Copy, Hourglass, LoaderCircle, LogIn, RotateCw, X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { FileSize } from "@/components/patterns/file-size";
import { IconButton } from "@/components/ui/controls/icon-button";
import { Progress } from "@/components/ui/display/progress";
import { retryOf, type UploadItem } from "@/lib/client/upload-queue";
import type { UploadRunner } from "@/lib/client/upload-runner";
import { documentPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";
import { cancelProcessingAction, retryProcessingAction } from "@/lib/domains/dataroom/actions";

interface UploadRowProps {
  address: WorkspaceAddress;
  item: UploadItem;
  runner: UploadRunner;
}

const ICONS: Record<UploadItem["state"]["step"], ReactNode> = {
  waiting: <Hourglass aria-hidden className="text-muted" />,
  uploading: <LoaderCircle aria-hidden className="animate-spin text-accent" />,
  processing: <LoaderCircle aria-hidden className="animate-spin text-accent" />,
  ready: <CheckCircle2 aria-hidden className="text-ok" />,
  duplicate: <Copy aria-hidden className="text-muted" />,
  failed: <CircleX aria-hidden className="text-danger" />,
  "signed-out": <LogIn aria-hidden className="text-warn" />,
  cancelled: <Ban aria-hidden className="text-muted" />,
};

export function UploadRow({ address, item, runner }: UploadRowProps) {
  const { state } = item;
  const moving = state.step === "uploading" || state.step === "processing";
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
            <FileSize bytes={item.file.size} />
          </span>
        </p>
        <p className={state.step === "failed" ? "text-xs text-danger" : "text-xs text-muted"}>
          <UploadWords address={address} item={item} />
        </p>
        {moving && <Progress label={`Progress of ${item.name}`} value={state.percent} className="mt-1.5" />}
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

function UploadButtons({ address, item, runner }: UploadRowProps) {
  const { key, state, documentId } = item;
  const retry = retryOf(item);
  async function retryNow() {
    runner.dispatch({ type: "retried", key });
    if (retry !== "processing" || documentId === undefined) return;
    const result = await retryProcessingAction(address, { documentId }).catch(() => null);
    if (!result?.ok) refused(result?.error.message);
  }
  async function cancelNow() {
    if (state.step !== "processing" || documentId === undefined) return runner.dispatch({ type: "cancelled", key });
    // Refused where it has just ended by itself; the next look at the documents tells how.
    await cancelProcessingAction(address, { documentId }).catch(() => null);
  }
  function refused(message = "The server could not be reached. Try again in a moment.") {
    runner.dispatch({
      type: "observed",
      documents: [{ id: documentId ?? "", versionId: item.versionId ?? "", status: "failed", label: "", percent: null, reason: message }],
    });
  }
  const cancellable = state.step === "waiting" || state.step === "uploading" || state.step === "processing";
  return (
    <div className="-my-1 -mr-2 flex">
      {retry && state.step !== "signed-out" && (
        <IconButton label={`Retry ${item.name}`} icon={<RotateCw aria-hidden />} onClick={() => void retryNow()} />
      )}
      {cancellable && <IconButton label={`Cancel ${item.name}`} icon={<X aria-hidden />} onClick={() => void cancelNow()} />}
      {!cancellable && (
        <IconButton
          label={`Remove ${item.name} from this list`}
          icon={<X aria-hidden />}
          onClick={() => runner.dispatch({ type: "removed", key })}
        />
      )}
    </div>
  );
}
