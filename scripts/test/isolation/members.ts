import { inTenant } from "@/lib/db/tenant";
import { createInvitationLink } from "@/lib/domains/tenancy/invitations/commands/create-invitation-link";
import { createRole } from "@/lib/domains/tenancy/roles/commands/create-role";
import { createWorkspaceRole } from "@/lib/domains/tenancy/roles/commands/create-workspace-role";
import { newId } from "@/lib/kernel/ids";
import type { IdOf, IsolationCases } from "../isolation-cases";
import { addPerson } from "../organization-fixture";

const colleagues = (id: IdOf) => ({ userIds: [id("colleague")] });

export const isolation: IsolationCases = {
  async prepare(victim) {
    const colleague = await addPerson(victim, { role: "member", workspaceRole: "viewer" });
    const customRole = await createRole.execute(victim.organization, { scope: "organization", name: "Auditor", permissions: ["members:read"] });
    const ownRole = await createWorkspaceRole.execute(victim.owner, { name: "Surveyor", permissions: ["documents:read"] });
    const group = newId();
    await inTenant(victim.organization, (tx) => tx.db.department.create({ data: { id: group, organizationId: victim.organizationId, name: "Fire" } }));
    const link = await createInvitationLink.execute(victim.organization, { role: "member" });
    return { colleague: colleague.userId, customRole: customRole.roleId, ownRole: ownRole.roleId, group, place: victim.workspaceId, invitation: link.invitationId };
  },
  foreign: {
    "tenancy.update-role": (id) => ({ roleId: id("customRole"), name: "Mine" }),
    "tenancy.delete-role": (id) => ({ roleId: id("customRole") }),
    "tenancy.update-workspace-role": (id) => ({ roleId: id("ownRole"), name: "Mine" }),
    "tenancy.delete-workspace-role": (id) => ({ roleId: id("ownRole") }),
    "tenancy.change-member-roles": (id) => ({ ...colleagues(id), role: "guest" }),
    "tenancy.change-member-clearances": (id) => ({ ...colleagues(id), clearance: 0 }),
    "tenancy.suspend-members": colleagues,
    "tenancy.reactivate-members": colleagues,
    "tenancy.remove-members": colleagues,
    "tenancy.end-member-sessions": colleagues,
    "tenancy.set-workspace-role": (id) => ({ ...colleagues(id), workspaceId: id("place"), role: "viewer" }),
    "tenancy.leave-workspace": (id) => ({ ...colleagues(id), workspaceId: id("place") }),
    "tenancy.add-workspace-member": (id) => ({ userId: id("colleague"), role: "viewer" }),
    "tenancy.change-workspace-member": (id) => ({ userId: id("colleague"), role: "viewer" }),
    "tenancy.remove-workspace-member": (id) => ({ userId: id("colleague") }),
    "tenancy.invite-members": (id) => ({ emails: ["new@example.com"], role: "member", departmentIds: [id("group")] }),
    "tenancy.invite-guests": (id) => ({ emails: ["new@example.com"], workspace: { workspaceId: id("place"), role: "viewer" } }),
    "tenancy.create-invitation-link": (id) => ({ role: "custom", customRoleId: id("customRole") }),
    "tenancy.resend-invitation": (id) => ({ invitationId: id("invitation") }),
    "tenancy.revoke-invitation": (id) => ({ invitationId: id("invitation") }),
  },
  plain: {
    "tenancy.create-role": { scope: "organization", name: "Reader", permissions: ["members:read"] },
    "tenancy.create-workspace-role": { name: "Reader", permissions: ["documents:read"] },
  },
};
