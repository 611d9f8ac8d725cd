"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { type ShareRequest, ShareRequests } from "@/lib/client/share-requests";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";

const ShareDialog = dynamic(() => import("./share-dialog").then((module) => module.ShareDialog), { ssr: false });

/** Opens the dialog for whatever asks to be shared below. */
export function ShareProvider({ address, allowed, children }: { address: WorkspaceAddress; allowed: boolean; children: ReactNode }) {
  const [request, setRequest] = useState<ShareRequest | null>(null);
  return (
    <ShareRequests share={allowed ? setRequest : null}>
      {children}
      {request && <ShareDialog address={address} request={request} onClose={() => setRequest(null)} />}
    </ShareRequests>
  );
}
