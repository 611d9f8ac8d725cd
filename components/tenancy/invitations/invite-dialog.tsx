"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { Select } from "@/components/ui/controls/select";
import { Textarea } from "@/components/ui/controls/textarea";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { count } from "@/lib/client/format";
import { useCommand } from "@/lib/client/use-command";
import type { InvitedDto } from "@/lib/domains/tenancy/invitations/schema";
import type { MemberChoicesDto } from "@/lib/domains/tenancy/members/schema";
import { clearanceOptions } from "../choosing/clearance-options";
import { roleOptions } from "../choosing/role-value";
import { WorkspaceRoles } from "../choosing/workspace-roles";
import { DepartmentPicker } from "./department-picker";
import { firstTerms, invite, type InviteKind, type InviteTerms } from "./invite-terms";
import { LinkDialog } from "./link-dialog";

interface InviteDialogProps {
  organization: string;
  choices: MemberChoicesDto;
  kind: InviteKind;
  onClose: () => void;
}

const WORDS: Record<InviteKind, { title: string; description: string; verb: string }> = {
  mail: { title: "Invite by e-mail", description: "Each address gets a link of its own, which proves the address and works once.", verb: "Send invitations" },
  link: { title: "New invitation link", description: "For people whose addresses you do not know. Each proves his own before he joins.", verb: "Create link" },
  guest: { title: "Invite a guest", description: "A guest sees one workspace and nothing of the organization.", verb: "Send invitations" },
};

export function InviteDialog({ organization, choices, kind, onClose }: InviteDialogProps) {
  const router = useRouter();
  const [terms, setTerms] = useState(() => firstTerms(kind, choices));
  const [link, setLink] = useState<string | null>(null);
  const [invited, setInvited] = useState<InvitedDto | null>(null);
  const send = useCommand((input: InviteTerms) => invite(organization, kind, choices, input), {
    onSuccess: (done) => {
      router.refresh();
      if (done.link) setLink(done.link);
      else if (done.invited && done.invited.members.length > 0) setInvited(done.invited);
      else onClose();
    },
  });
  const set = (change: Partial<InviteTerms>) => setTerms((present) => ({ ...present, ...change }));
  if (link) return <LinkDialog link={link} onClose={onClose} />;
  if (invited) return <Already invited={invited} onClose={onClose} />;
  const words = WORDS[kind];
  const failed = (name: string) => Object.entries(send.fieldErrors).find(([field]) => field === name || field.startsWith(`${name}.`))?.[1];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      width="md"
      title={words.title}
      description={words.description}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant="primary" type="submit" form="invite" loading={send.pending}>
            {words.verb}
          </Button>
        </>
      }
    >
      <form id="invite" noValidate className="flex flex-col gap-5" onSubmit={send.submit(() => terms)}>
        <FormError error={send.error} />
        {kind !== "link" && (
          <FormField label="E-mail addresses" name="emails" required hint="Up to 50, separated by commas, spaces or lines." error={failed("emails")}>
            {(control) => <Textarea {...control} autoFocus rows={3} value={terms.emails} onChange={(event) => set({ emails: event.target.value })} />}
          </FormField>
        )}
        <div className="grid gap-4 sm:grid-cols-2">
          {kind !== "guest" && (
            <FormField label="Role in the organization" name="role" error={failed("role")}>
              {(control) => <Select {...control} value={terms.role} onValueChange={(role) => set({ role })} options={roleOptions(rolesFor(kind, choices))} />}
            </FormField>
          )}
          <FormField label="Clearance" name="clearance" error={failed("clearance")}>
            {(control) => <Select {...control} value={terms.clearance} onValueChange={(clearance) => set({ clearance })} options={clearanceOptions(choices.clearance)} />}
          </FormField>
          <FormField label="Works for (days)" name="expiresInDays" hint="1 to 30" error={failed("expiresInDays")}>
            {(control) => <Input {...control} type="number" min={1} max={30} value={terms.days} onChange={(event) => set({ days: event.target.value })} />}
          </FormField>
          {kind === "link" && (
            <FormField label="How many may join" name="maxUses" hint="1 to 500" error={failed("maxUses")}>
              {(control) => <Input {...control} type="number" min={1} max={500} value={terms.maxUses} onChange={(event) => set({ maxUses: event.target.value })} />}
            </FormField>
          )}
        </div>
        {(kind === "guest" || choices.can.addToWorkspace) && (
          <WorkspaceRoles workspaces={choices.workspaces} value={terms.workspaces} onChange={(workspaces) => set({ workspaces })} single={kind === "guest"} />
        )}
        {choices.can.assignDepartments && <DepartmentPicker departments={choices.departments} value={terms.departmentIds} onChange={(departmentIds) => set({ departmentIds })} />}
      </form>
    </Dialog>
  );
}

function rolesFor(kind: InviteKind, choices: MemberChoicesDto) {
  return choices.roles.filter((choice) => choice.role !== "guest" && (kind !== "link" || choice.role !== "owner"));
}

function Already({ invited, onClose }: { invited: InvitedDto; onClose: () => void }) {
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={invited.invited.length > 0 ? `${count(invited.invited.length, "invitation")} sent` : "Nothing was sent"}
      description="These addresses belong to members already. Change their roles in the list of members."
      footer={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <ul className="list-disc pl-5 text-sm">
        {invited.members.map((email) => (
          <li key={email}>{email}</li>
        ))}
      </ul>
    </Dialog>
  );
}
