"use client";

import { Pause, Play, RotateCw, X } from "lucide-react";
import { IconButton } from "@/components/ui/controls/icon-button";
import type { UploadItem } from "@/lib/client/uploads/upload-item";
import { retryOf } from "@/lib/client/uploads/upload-queue";
import type { UploadRunner } from "@/lib/client/uploads/upload-runner";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { cancelProcessingAction, retryProcessingAction } from "@/lib/domains/dataroom/actions";

interface UploadButtonsProps {
  address: WorkspaceAddress;
  item: UploadItem;
  runner: UploadRunner;
}

export function UploadButtons({ address, item, runner }: UploadButtonsProps) {
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
  const running = state.step === "waiting" || state.step === "uploading" || state.step === "interrupted";
  const paused = state.step === "paused";
  const cancellable = running || paused || state.step === "processing";
  return (
    <div className="-my-1 -mr-2 flex">
      {retry && state.step !== "signed-out" && (
        <IconButton label={`Retry ${item.name}`} icon={<RotateCw aria-hidden />} onClick={() => void retryNow()} />
      )}
      {/* One button for both, so that the focus stays. */}
      {(running || paused) && (
        <IconButton
          label={paused ? `Resume ${item.name}` : `Pause ${item.name}`}
          icon={paused ? <Play aria-hidden /> : <Pause aria-hidden />}
          onClick={() => runner.dispatch({ type: paused ? "resumed" : "paused", key })}
        />
      )}
      {cancellable && <IconButton label={`Cancel ${item.name}`} icon={<X aria-hidden />} onClick={() => void cancelNow()} />}
      {!cancellable && (
        <IconButton
          label={state.step === "kept" ? `Discard the upload of ${item.name}` : `Remove ${item.name} from this list`}
          icon={<X aria-hidden />}
          onClick={() => runner.dispatch({ type: "removed", key })}
        />
      )}
    </div>
  );
}
