import type { Metadata } from "next";
import Link from "next/link";
import { MessagePage } from "@/components/shell/message-page";
import { buttonClass } from "@/components/ui/controls/button";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing at this address"
      actions={
        <Link href="/" className={buttonClass("primary")}>
          Go to the start page
        </Link>
      }
    >
      It may have been moved or deleted, or it belongs to a workspace that you cannot open. If someone sent you this link, ask them to check
      it or to give you access.
    </MessagePage>
  );
}
