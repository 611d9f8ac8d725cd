"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { FormError } from "@/components/patterns/form-error";
import { Button } from "@/components/ui/controls/button";
import { Select, type SelectOption } from "@/components/ui/controls/select";
import { Dialog, DialogClose } from "@/components/ui/overlays/dialog";
import { count } from "@/lib/client/format";
import { type CommandResult, useCommand } from "@/lib/client/use-command";
import { assignDepartmentAction } from "@/lib/domains/tenancy/departments/actions";
import { changeMemberClearancesAction, changeMemberRolesAction, removeMembersAction, suspendMembersAction } from "@/lib/domains/tenancy/members/actions";
import { CHANGE_EFFECTS } from "@/lib/domains/tenancy/members/labels";
import type { MemberChoicesDto, MemberDto, MemberResults } from "@/lib/domains/tenancy/members/schema";
import type { OrganizationRoleName } from "@/lib/domains/tenancy/roles/schema";
import { clearanceOptions } from "../choosing/clearance-options";
import { roleOfValue, roleOptions } from "../choosing/role-value";

export type BulkChange = "role" | "clearance" | "department" | "suspend" | "remove";

interface BulkMemberDialogProps {
  organization: string;
  members: readonly MemberDto[];
  choices: MemberChoicesDto;
  change: BulkChange;
  onDone: () => void;
  onClose: () => void;
}

const WORDS: Record<BulkChange, { title: (whom: string) => string; effect: string; verb: string }> = {
  role: { title: (whom) => `Change the role of ${whom}`, effect: CHANGE_EFFECTS.role, verb: "Change role" },
  clearance: { title: (whom) => `Change the clearance of ${whom}`, effect: CHANGE_EFFECTS.clearance, verb: "Change clearance" },
  department: { title: (whom) => `Add ${whom} to a department`, effect: "They see documents limited to it, as far as their clearance allows.", verb: "Add" },
  suspend: { title: (whom) => `Suspend ${whom}`, effect: CHANGE_EFFECTS.suspend, verb: "Suspend" },
  remove: { title: (whom) => `Remove ${whom} from the organization`, effect: CHANGE_EFFECTS.remove, verb: "Remove members" },
};

export function BulkMemberDialog(props: BulkMemberDialogProps) {
  const { organization, members, choices, change, onDone, onClose } = props;
  const router = useRouter();
  const options = optionsOf(change, choices);
  const [value, setValue] = useState(options.find((option) => option.value === "member")?.value ?? options[0]?.value ?? "");
  const [results, setResults] = useState<MemberResults | null>(null);
  const run = useCommand((chosen: string) => perform(organization, change, members, choices, chosen), {
    onSuccess: (done) => {
      router.refresh();
      if (done.refused.length > 0) return setResults(done);
      onClose();
      onDone();
    },
  });
  if (results) return <Refusals {...{ members, results }} onClose={() => (onClose(), onDone())} />;
  const words = WORDS[change];
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title(count(members.length, "member"))}
      description={words.effect}
      footer={
        <>
          <DialogClose asChild>
            <Button>Cancel</Button>
          </DialogClose>
          <Button variant={change === "suspend" || change === "remove" ? "danger" : "primary"} loading={run.pending} onClick={() => void run.run(value)}>
            {words.verb}
          </Button>
        </>
      }
    >
      <FormError error={run.error} />
      {options.length > 0 && <Select aria-label={change} value={value} onValueChange={setValue} options={options} />}
      <p className="mt-3 text-sm text-muted">{members.map((member) => member.name).join(", ")}</p>
    </Dialog>
  );
}

function Refusals({ members, results, onClose }: { members: readonly MemberDto[]; results: MemberResults; onClose: () => void }) {
  const nameOf = (userId: string) => members.find((member) => member.userId === userId)?.name ?? "A member";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`${count(results.changed.length, "member")} changed, ${results.refused.length} not`}
      footer={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <ul className="flex flex-col gap-3 text-sm">
        {results.refused.map(({ userId, reason }) => (
          <li key={userId}>
            <span className="font-medium">{nameOf(userId)}</span>
            <span className="block text-muted">{reason}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function optionsOf(change: BulkChange, choices: MemberChoicesDto): SelectOption[] {
  if (change === "role") return roleOptions(choices.roles);
  if (change === "clearance") return clearanceOptions(choices.clearance);
  return change === "department" ? choices.departments.map(({ id, name }) => ({ value: id, label: name })) : [];
}

async function perform(organization: string, change: BulkChange, members: readonly MemberDto[], choices: MemberChoicesDto, value: string): Promise<CommandResult<MemberResults>> {
  const userIds = members.map((member) => member.userId);
  if (change === "role") return changeMemberRolesAction(organization, { userIds, ...roleOfValue<OrganizationRoleName>(value, choices.roles) });
  if (change === "clearance") return changeMemberClearancesAction(organization, { userIds, clearance: Number(value) });
  if (change === "suspend") return suspendMembersAction(organization, { userIds });
  if (change === "remove") return removeMembersAction(organization, { userIds });
  const added = await assignDepartmentAction(organization, { departmentId: value, add: userIds });
  return added.ok ? { ok: true, data: { changed: userIds, refused: [] } } : added;
}
