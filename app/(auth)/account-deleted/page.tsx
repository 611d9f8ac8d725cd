import type { Metadata } from "next";
import Link from "next/link";
import { DeletionReceiptTable } from "@/components/identity/profile/deletion-receipt";
import { MessagePage } from "@/components/shell/message-page";
import { Button } from "@/components/ui/controls/button";

export const metadata: Metadata = { title: "Account deleted" };

export default function AccountDeletedPage() {
  return (
    <MessagePage
      title="Your account is deleted"
      actions={
        <Button asChild>
          <Link href="/">To the front page</Link>
        </Button>
      }
    >
      <p>Nothing here names you any more. You are signed out everywhere; your keys and links open nothing.</p>
      <DeletionReceiptTable />
    </MessagePage>
  );
}
