import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { OpenedConversation } from "@/components/chat/break-glass/opened-conversation";
import { loadOpenedConversation } from "@/lib/domains/chat/break-glass/loaders";
import { isId } from "@/lib/kernel/ids";

export const metadata: Metadata = { title: "Opened conversation" };

/** Dynamic in every part: each rendering reads the conversation afresh, checks the access and records it. */
export default async function OpenedConversationPage({ params }: { params: Promise<{ org: string; workspace: string; requestId: string }> }) {
  const { org, workspace, requestId } = await params;
  if (!isId(requestId)) notFound();
  return <OpenedConversation reading={await loadOpenedConversation({ organization: org, workspace }, requestId)} />;
}
