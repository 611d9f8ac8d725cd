import { Share2 } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/controls/button";
import { sharesPath, type WorkspaceAddress } from "@/lib/client/workspace-urls";

export function SharesLink({ address }: { address: WorkspaceAddress }) {
  return (
    <Link href={sharesPath(address)} className={buttonClass("ghost", "sm")}>
      <Share2 aria-hidden />
      <span className="max-sm:sr-only">Share links</span>
    </Link>
  );
}
