import type { CommandResult } from "@/lib/client/use-command";
import { createInvitationLinkAction, inviteGuestsAction, inviteMembersAction } from "@/lib/domains/tenancy/invitations/actions";
import type { InvitedDto } from "@/lib/domains/tenancy/invitations/schema";
import type { MemberChoicesDto } from "@/lib/domains/tenancy/members/schema";
import type { OrganizationRoleName, WorkspaceRoleName } from "@/lib/domains/tenancy/roles/schema";
import { roleOfValue } from "../choosing/role-value";
import type { ChosenWorkspace } from "../choosing/workspace-roles";

export type InviteKind = "mail" | "link" | "guest";

/** As typed and chosen. */
export interface InviteTerms {
  emails: string;
  role: string;
  clearance: string;
  days: string;
  maxUses: string;
  departmentIds: string[];
  workspaces: ChosenWorkspace[];
}

export function firstTerms(kind: InviteKind, choices: MemberChoicesDto): InviteTerms {
  const first = choices.workspaces.find((one) => one.roles.length > 0);
  const given = first && (kind === "guest" || choices.can.addToWorkspace) ? [{ workspaceId: first.id, role: "viewer" }] : [];
  return { emails: "", role: "member", clearance: String(Math.min(1, choices.clearance)), days: "7", maxUses: "10", departmentIds: [], workspaces: given };
}

/** What was sent: by mail who was invited, else the link. */
export async function invite(
  organization: string,
  kind: InviteKind,
  choices: MemberChoicesDto,
  terms: InviteTerms,
): Promise<CommandResult<{ link: string | null; invited: InvitedDto | null }>> {
  const emails = terms.emails.split(/[\s,;]+/).filter(Boolean);
  const common = { clearance: Number(terms.clearance), departmentIds: terms.departmentIds, expiresInDays: Number(terms.days) };
  const workspaces = terms.workspaces.map(({ workspaceId, role }) => ({
    workspaceId,
    ...roleOfValue<WorkspaceRoleName>(role, choices.workspaces.find((one) => one.id === workspaceId)?.roles ?? []),
  }));
  if (kind === "guest") {
    const [workspace] = workspaces;
    if (!workspace) return { ok: false, error: { code: "invalid_input", message: "Choose the workspace that the guest comes into." } };
    return mailed(await inviteGuestsAction(organization, { emails, ...common, workspace }));
  }
  const role = roleOfValue<OrganizationRoleName>(terms.role, choices.roles);
  if (kind === "mail") return mailed(await inviteMembersAction(organization, { emails, ...role, ...common, workspaces }));
  const made = await createInvitationLinkAction(organization, { ...role, ...common, workspaces, maxUses: Number(terms.maxUses) });
  return made.ok ? { ok: true, data: { link: made.data.link, invited: null } } : made;
}

function mailed(result: CommandResult<InvitedDto>): CommandResult<{ link: null; invited: InvitedDto }> {
  return result.ok ? { ok: true, data: { link: null, invited: result.data } } : result;
}
