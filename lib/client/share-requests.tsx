"use client";

import { createContext, type ReactNode, useContext } from "react";

interface Named {
  id: string;
  name: string;
}

export interface ShareRequest {
  documents: readonly Named[];
  folders: readonly Named[];
}

type Share = (request: ShareRequest) => void;

const Requests = createContext<Share | null>(null);

/** What can be shared asks for it here; the dialog belongs to another feature. Null: the reader may not share. */
export function ShareRequests({ share, children }: { share: Share | null; children: ReactNode }) {
  return <Requests value={share}>{children}</Requests>;
}

export function useShare(): Share | null {
  return useContext(Requests);
}
