"use client";

import { useState } from "react";
import { useCommand } from "@/lib/client/use-command";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { changeScopeAction } from "@/lib/domains/chat/actions";
import type { ScopeOption } from "../composer/scope-chips";

export interface Scope {
  project: ScopeOption | null;
  documents: readonly ScopeOption[];
}

/** Where a conversation looks: kept by the server once it has begun, and changed there first. */
export function useScope(address: WorkspaceAddress, conversationId: string | null, initial: Scope) {
  const [scope, setScope] = useState(initial);
  const change = useCommand((input: { conversationId: string; projectId: string | null; documentIds: string[] }) => changeScopeAction(address, input));
  const set = (next: Scope) => {
    if (!conversationId) return setScope(next);
    const documentIds = next.documents.map(({ id }) => id);
    void change.run({ conversationId, projectId: next.project?.id ?? null, documentIds }).then((result) => result.ok && setScope(next));
  };
  return { ...scope, set, error: change.error };
}
