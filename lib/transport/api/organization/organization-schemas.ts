import { z } from "zod";
import { INVITATION_STATES } from "@/lib/domains/tenancy/invitations/schema";
import { MEMBER_SORTS } from "@/lib/domains/tenancy/members/schema";
import { WORKSPACE_STATES } from "@/lib/domains/tenancy/workspaces/schema";
import { PERMISSIONS, type Permission } from "@/lib/kernel/permissions";
import { SENSITIVITIES } from "@/lib/kernel/sensitivity";

/** People and places of the key's organization, as programs see them. They change only by addition. */

const id = z.uuid().meta({ description: "UUID" });
const time = z.iso.datetime().meta({ description: "ISO 8601, UTC" });
const name = z.string();
const permission = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]]);
const clearance = z.enum(SENSITIVITIES).meta({ description: "The highest sensitivity he may see" });

const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional().meta({ description: "nextCursor of the page before" }),
  skip: z.coerce.number().int().min(0).max(1_000_000).optional().meta({ description: "Instead of cursor" }),
};
const q = z.string().trim().max(200).optional();

const heldRole = z.object({
  role: z.string().meta({ description: "A system role's name, or custom" }),
  customRoleId: id.nullable(),
  name: name.meta({ description: "What people read" }),
});

export const memberSchema = z
  .object({
    id: id.meta({ description: "The person's" }),
    name,
    email: z.string().nullable().meta({ description: "null: came with a wallet and gave none yet" }),
    role: heldRole,
    clearance,
    status: z.enum(["active", "suspended"]),
    joinedAt: time,
    lastSeenAt: time.nullable(),
    departments: z.array(z.object({ id, name })),
    workspaces: z.array(z.object({ id, name, slug: z.string(), role: heldRole })),
  })
  .meta({ id: "Member" });

export const listMembersQuery = z.object({
  q: q.meta({ description: "Part of the name or the e-mail" }),
  role: z.string().optional().meta({ description: "owner, admin, member, guest, or a custom role's id" }),
  status: z.enum(["active", "suspended"]).optional(),
  departmentId: z.string().optional(),
  workspaceId: z.string().optional(),
  sort: z.enum(MEMBER_SORTS).default("name"),
  ...paging,
});

export const updateMemberBody = z
  .strictObject({
    role: z.string().optional().meta({ description: "owner, admin, member, guest, or custom with customRoleId" }),
    customRoleId: z.string().nullish(),
    clearance: clearance.optional(),
    suspended: z.boolean().optional(),
  })
  .refine((body) => Object.keys(body).length > 0, "Name what is to be changed.")
  .refine((body) => body.customRoleId == null || body.role === "custom", { path: ["customRoleId"], message: "A custom role is given with role: custom." });

export const roleSchema = z
  .object({
    id: id.nullable().meta({ description: "null for the roles that every organization has" }),
    role: z.string().meta({ description: "A system role's name, or custom" }),
    scope: z.enum(["organization", "workspace"]).meta({ description: "Whose members it is given to" }),
    workspaceId: id.nullable().meta({ description: "The one workspace that has it" }),
    name,
    description: z.string(),
    permissions: z.array(permission),
    members: z.number().int().nullable().meta({ description: "How many hold it; null for system roles" }),
    invitations: z.number().int().nullable().meta({ description: "How many open invitations give it" }),
    updatedAt: time.nullable(),
  })
  .meta({ id: "Role" });

export const listRolesQuery = z.object({ scope: z.enum(["organization", "workspace"]).optional(), ...paging });

export const createRoleBody = z.strictObject({
  scope: z.enum(["organization", "workspace"]),
  name: z.string().trim().min(1).max(60),
  description: z.string().trim().max(300).optional(),
  permissions: z.array(permission).min(1),
});
export const updateRoleBody = createRoleBody.omit({ scope: true }).partial();

export const departmentSchema = z.object({ id, name, members: z.number().int(), createdAt: time }).meta({ id: "Department" });
export const listDepartmentsQuery = z.object({ q, ...paging });
export const departmentBody = z.strictObject({ name: z.string().trim().min(1).max(80) });
export const deleteDepartmentQuery = z.object({ moveTo: z.string().optional().meta({ description: "The department that its documents are limited to instead" }) });

export const workspaceSchema = z
  .object({
    id,
    slug: z.string(),
    name,
    state: z.enum(WORKSPACE_STATES),
    members: z.number().int().meta({ description: "Those added to it; owners and admins get in besides" }),
    createdAt: time,
    archivedAt: time.nullable(),
    deletedAt: time.nullable(),
    erasedAfter: time.nullable().meta({ description: "Until then a deleted one can be restored" }),
  })
  .meta({ id: "Workspace" });

export const listWorkspacesQuery = z.object({ q, state: z.enum(WORKSPACE_STATES).optional(), ...paging });
export const createWorkspaceBody = z.strictObject({ name: z.string().trim().min(1).max(80), withSample: z.boolean().optional() });
export const updateWorkspaceBody = z.strictObject({ name: z.string().trim().min(1).max(80) });
export const deleteWorkspaceQuery = z.object({ confirmation: z.string().max(200).meta({ description: "The workspace's name" }) });

export const invitationSchema = z
  .object({
    id,
    email: z.string().nullable().meta({ description: "null: a link" }),
    role: heldRole,
    clearance,
    departments: z.array(name),
    workspaces: z.array(z.object({ name, role: name })),
    state: z.enum(INVITATION_STATES),
    uses: z.number().int(),
    maxUses: z.number().int(),
    invitedBy: name,
    createdAt: time,
    sentAt: time.nullable(),
    expiresAt: time,
  })
  .meta({ id: "Invitation" });

export const listInvitationsQuery = z.object({ q: q.meta({ description: "Part of the e-mail" }), state: z.enum(INVITATION_STATES).optional(), ...paging });

const givenRole = { role: z.string().meta({ description: "A system role's name, or custom with customRoleId" }), customRoleId: z.string().nullish() };

export const createInvitationBody = z
  .strictObject({
    email: z.string().max(254).optional().meta({ description: "Left out: a link for whoever holds it and proves an address" }),
    ...givenRole,
    clearance: clearance.optional(),
    departmentIds: z.array(z.string()).max(100).optional(),
    workspaces: z.array(z.strictObject({ workspaceId: z.string(), ...givenRole })).max(100).optional().meta({ description: "A guest is invited to exactly one" }),
    expiresInDays: z.number().int().min(1).max(30).optional(),
    maxUses: z.number().int().min(1).max(500).optional().meta({ description: "Of a link" }),
  })
  .refine((body) => body.maxUses === undefined || body.email === undefined, { path: ["maxUses"], message: "An invitation by e-mail is good once." });

/** The link of a mailed invitation goes to its address alone, since it proves who reads mail there. */
export const invitedSchema = z
  .object({ id, email: z.string().nullable(), link: z.string().nullable().meta({ description: "Of an invitation by link; shown this once" }) })
  .meta({ id: "Invited" });
