import { FileUp } from "lucide-react";
import Link from "next/link";
import { EmptyState } from "@/components/patterns/empty-state";
import { buttonClass } from "@/components/ui/controls/button";
import { dataRoomPath, type WorkspaceAddress, workspacePath } from "@/lib/client/workspace-urls";
import type { ConversationDto } from "@/lib/domains/chat/schema";
import type { DocumentDto } from "@/lib/domains/dataroom/schema";
import { conversationItem, documentItem } from "./home-items";
import { HomeSection } from "./home-section";
import { RecentList } from "./recent-list";

interface RecentProps {
  address: WorkspaceAddress;
  documents: { data: readonly DocumentDto[]; total: number };
  conversations: { data: readonly ConversationDto[]; total: number };
  /** The sample is on its way: an empty workspace will not stay empty. */
  awaited: boolean;
  canUpload: boolean;
}

export function Recent({ address, documents, conversations, awaited, canUpload }: RecentProps) {
  if (documents.total + conversations.total === 0) return awaited ? null : <NothingYet address={address} canUpload={canUpload} />;
  return (
    <div className="grid gap-9 lg:grid-cols-2">
      <HomeSection
        title="Recent conversations"
        {...(conversations.total > 0 ? { href: workspacePath(address, "/ask"), linkLabel: "Ask" } : {})}
      >
        <RecentList
          label="Recent conversations"
          items={conversations.data.map((conversation) => conversationItem(address, conversation))}
          empty="None yet. A question that you ask above begins one."
        />
      </HomeSection>
      <HomeSection title="Recent documents" href={dataRoomPath(address)} linkLabel="Data room">
        <RecentList
          label="Recent documents"
          items={documents.data.map((document) => documentItem(address, document))}
          empty="None yet. Upload some in the data room."
        />
      </HomeSection>
    </div>
  );
}

function NothingYet({ address, canUpload }: { address: WorkspaceAddress; canUpload: boolean }) {
  return (
    <EmptyState
      title="No documents yet"
      icon={<FileUp />}
      actions={
        canUpload && (
          <Link href={dataRoomPath(address)} className={buttonClass("primary")}>
            Upload documents
          </Link>
        )
      }
    >
      {canUpload
        ? "Answers come from your documents alone. Add PDF, Word, Excel or text, and ask as soon as the first is ready."
        : "Answers come from documents alone, and none are here yet. Someone who may upload has to add the first."}
    </EmptyState>
  );
}
