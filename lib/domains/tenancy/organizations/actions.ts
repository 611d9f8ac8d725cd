"use server";

import { accountAction, endedOrganizationAction, freshOrganizationAction, organizationAction } from "@/lib/transport/action";
import { archiveOrganization } from "./commands/archive-organization";
import { createOrganization } from "./commands/create-organization";
import { deleteOrganization } from "./commands/delete-organization";
import { leaveOrganization } from "./commands/leave-organization";
import { restoreOrganization } from "./commands/restore-organization";
import { secureOrganization } from "./commands/secure-organization";
import { transferOwnership } from "./commands/transfer-ownership";
import { updateOrganization } from "./commands/update-organization";

export const createOrganizationAction = accountAction(createOrganization);
export const updateOrganizationAction = organizationAction(updateOrganization);
export const secureOrganizationAction = organizationAction(secureOrganization);
export const transferOwnershipAction = freshOrganizationAction(transferOwnership);
export const archiveOrganizationAction = organizationAction(archiveOrganization);
export const deleteOrganizationAction = endedOrganizationAction(deleteOrganization);
export const restoreOrganizationAction = endedOrganizationAction(restoreOrganization);
export const leaveOrganizationAction = accountAction(leaveOrganization);
