"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { keptItem, uploadItem, type UploadItem, type UploadTarget } from "@/lib/client/uploads/upload-item";
import { unfinishedUploads } from "@/lib/client/uploads/send-resumable";
import { UploadRunner } from "@/lib/client/uploads/upload-runner";
import { resumableUploadsUrl, uploadUrl } from "@/lib/client/workspace-urls";
import { UploadTray } from "./uploads/upload-tray";
import { useFollowedUploads } from "./uploads/use-followed-uploads";
import { useLeaveWarning } from "./uploads/use-leave-warning";

export interface Uploads {
  /** Puts files into the queue; what speaks against one is said in the tray. */
  add: (files: readonly File[], target?: UploadTarget) => void;
  /** Opens the system's file dialog; for a whole folder with all in it, where asked. */
  choose: (target?: UploadTarget, options?: { folder?: boolean }) => void;
  /** Bytes. */
  maxBytes: number;
}

const UploadsContext = createContext<Uploads>({ add: () => undefined, choose: () => undefined, maxBytes: 0 });

export function useUploads(): Uploads {
  return useContext(UploadsContext);
}

export interface UploadProviderProps {
  organization: string;
  workspace: string;
  /** Largest file the server takes, in bytes. */
  maxBytes: number;
  /** Shows what was begun before the page was loaded: for who may upload. */
  resumes: boolean;
  children: ReactNode;
}

const LOST_BY_LEAVING = new Set<UploadItem["state"]["step"]>(["waiting", "uploading", "interrupted", "paused"]);
const NONE: readonly UploadItem[] = [];

/** Holds the uploads of a workspace while its pages come and go, and shows their tray. */
export function UploadProvider({ organization, workspace, maxBytes, resumes, children }: UploadProviderProps) {
  const router = useRouter();
  const address = useMemo(() => ({ organization, workspace }), [organization, workspace]);
  const [runner] = useState(
    () =>
      new UploadRunner({
        urlOf: (item) => uploadUrl(address, { name: item.name, ...item.target }),
        resumableAt: resumableUploadsUrl(address),
        onStored: () => router.refresh(),
      }),
  );
  const items = useSyncExternalStore(runner.subscribe, runner.snapshot, () => NONE);
  const input = useRef<HTMLInputElement>(null);
  const target = useRef<UploadTarget>({});
  useFollowedUploads(address, runner, items);
  useLeaveWarning(items.some((item) => item.file !== null && LOST_BY_LEAVING.has(item.state.step)));
  useEffect(() => () => runner.abortAll(), [runner]);
  useEffect(() => {
    if (!resumes) return;
    const endpoint = resumableUploadsUrl(address);
    void unfinishedUploads(endpoint).then((uploads) => runner.dispatch({ type: "found", items: uploads.map((upload) => keptItem(upload, endpoint)) }));
  }, [runner, address, resumes]);

  const add = useCallback(
    (files: readonly File[], to: UploadTarget = {}) =>
      runner.dispatch({ type: "added", items: files.map((file) => uploadItem(file, to, maxBytes)) }),
    [runner, maxBytes],
  );
  const choose = useCallback((to: UploadTarget = {}, { folder = false }: { folder?: boolean } = {}) => {
    target.current = to;
    if (!input.current) return;
    input.current.multiple = to.documentId === undefined;
    input.current.webkitdirectory = folder;
    input.current.click();
  }, []);
  const uploads = useMemo(() => ({ add, choose, maxBytes }), [add, choose, maxBytes]);

  return (
    <UploadsContext value={uploads}>
      {children}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to upload"
        onChange={(event) => {
          // A folder brings along what the system keeps in it unseen.
          add([...(event.target.files ?? [])].filter((file) => !file.webkitRelativePath || !file.name.startsWith(".")), target.current);
          event.target.value = "";
        }}
      />
      <UploadTray address={address} items={items} runner={runner} />
    </UploadsContext>
  );
}
