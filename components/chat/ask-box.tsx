"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import { Composer } from "./composer/composer";
import { EngineHint, type Engine } from "./composer/engine-hint";
import { askNowPath } from "./session/ask-urls";
import { useStoredText } from "./session/use-stored-text";

interface AskBoxProps {
  address: WorkspaceAddress;
  engine: Engine;
  placeholder?: string;
}

/** Asks from anywhere: a new conversation begins with what was typed. */
export function AskBox({ address, engine, placeholder = "Ask your documents" }: AskBoxProps) {
  const router = useRouter();
  const [leaving, startLeaving] = useTransition();
  const [asked, setAsked] = useState("");
  const [draft, setDraft] = useStoredText(`muniment.draft ${address.organization}/${address.workspace} home`, "session");
  return (
    <Composer
      draft={leaving ? asked : draft}
      onDraft={setDraft}
      busy={leaving}
      sending={leaving}
      placeholder={placeholder}
      hint={<EngineHint engine={engine} />}
      onAsk={(question) => {
        setAsked(question);
        setDraft("");
        startLeaving(() => router.push(askNowPath(address, question)));
      }}
    />
  );
}
