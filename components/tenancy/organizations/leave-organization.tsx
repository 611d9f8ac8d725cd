"use client";

import { LogOut } from "lucide-react";
import { useState } from "react";
import { ConfirmDialog } from "@/components/patterns/confirm-dialog";
import { Button } from "@/components/ui/controls/button";
import { loadPage } from "@/lib/client/load-page";
import { useCommand } from "@/lib/client/use-command";
import { leaveOrganizationAction } from "@/lib/domains/tenancy/organizations/actions";

/** Also on the page of who has no workspace: a guest has no settings to leave from. */
export function LeaveOrganization({ slug, name }: { slug: string; name: string }) {
  const [open, setOpen] = useState(false);
  const leave = useCommand((input: { organization: string }) => leaveOrganizationAction(input), { onSuccess: () => loadPage("/home") });
  return (
    <>
      <Button icon={<LogOut aria-hidden />} onClick={() => setOpen(true)} aria-label={`Leave ${name}`}>
        Leave
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Leave “${name}”?`}
        consequences="You lose its workspaces, projects and departments at once, and your API keys stop for good. What you uploaded stays. Only an invitation brings you back."
        confirmLabel="Leave organization"
        pending={leave.pending}
        error={leave.error?.message}
        onConfirm={() => void leave.run({ organization: slug })}
      />
    </>
  );
}
