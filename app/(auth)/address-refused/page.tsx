import type { Metadata } from "next";
import Link from "next/link";
import { MessagePage } from "@/components/shell/message-page";
import { buttonClass } from "@/components/ui/controls/button";

export const metadata: Metadata = { title: "Address refused" };

export default function AddressRefusedPage() {
  return (
    <MessagePage
      title="Your organization does not allow this network"
      actions={
        <>
          <Link href="/home" className={buttonClass("primary")}>
            Try again
          </Link>
          <Link href="/account" className={buttonClass()}>
            Your account
          </Link>
        </>
      }
    >
      Its administrators chose the network addresses from which it may be opened, and yours is not among them. You are still signed in and
      nothing was changed. Connect through an allowed network, such as your office or its VPN, or ask an administrator to allow this one.
    </MessagePage>
  );
}
