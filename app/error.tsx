"use client";

import Link from "next/link";
import { MessagePage } from "@/components/shell/message-page";
import { CopyField } from "@/components/patterns/copy-field";
import { Button, buttonClass } from "@/components/ui/controls/button";

interface ErrorPageProps {
  error: Error & { digest?: string };
  reset: () => void;
}

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <MessagePage
      title="This page could not be shown"
      actions={
        <>
          <Button variant="primary" onClick={reset}>
            Try again
          </Button>
          <Link href="/" className={buttonClass("secondary")}>
            Go to the start page
          </Link>
        </>
      }
    >
      <p>
        The server failed while preparing it. What was saved before is safe. Try again; if it stays like this, tell whoever runs this
        server.
      </p>
      {error.digest && (
        <div className="mt-5 max-w-80">
          <CopyField label="Reference for support" value={error.digest} />
        </div>
      )}
    </MessagePage>
  );
}
