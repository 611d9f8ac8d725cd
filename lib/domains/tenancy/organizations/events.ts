import { z } from "zod";
import { defineEvent } from "@/lib/kernel/events";

const id = z.uuid();
const facts = z.strictObject({ name: z.string(), jurisdiction: z.string() });
const security = z.strictObject({ secondFactorRequired: z.boolean(), ipAllow: z.array(z.string()), ipDeny: z.array(z.string()) });
const organization = (payload: { organizationId: string }) => payload.organizationId;

export const organizationUpdated = defineEvent("tenancy.organization-updated", "organization", z.strictObject({ organizationId: id, before: facts, after: facts }), organization);
export const organizationArchived = defineEvent("tenancy.organization-archived", "organization", z.strictObject({ organizationId: id, name: z.string() }), organization);
export const organizationDeleted = defineEvent(
  "tenancy.organization-deleted",
  "organization",
  z.strictObject({ organizationId: id, name: z.string(), erasedAfter: z.iso.datetime() }),
  organization,
);
export const organizationRestored = defineEvent(
  "tenancy.organization-restored",
  "organization",
  z.strictObject({ organizationId: id, name: z.string(), from: z.enum(["archive", "trash"]) }),
  organization,
);
export const organizationSecured = defineEvent("tenancy.organization-secured", "organization", z.strictObject({ organizationId: id, before: security, after: security }), organization);
const standing = z.strictObject({ role: z.string(), clearance: z.number().int() });
export const ownershipTransferred = defineEvent(
  "tenancy.ownership-transferred",
  "organization",
  z.strictObject({ organizationId: id, from: id, to: id, before: standing, after: standing }),
  organization,
);
export const organizationLeft = defineEvent(
  "tenancy.organization-left",
  "organization",
  z.strictObject({ organizationId: id, userId: id, role: z.string(), revokedKeys: z.number().int() }),
  organization,
);
