"use server";

import { organizationAction } from "@/lib/transport/action";
import { assignDepartment } from "./commands/assign-department";
import { createDepartment } from "./commands/create-department";
import { deleteDepartment } from "./commands/delete-department";
import { renameDepartment } from "./commands/rename-department";

export const createDepartmentAction = organizationAction(createDepartment);
export const renameDepartmentAction = organizationAction(renameDepartment);
export const deleteDepartmentAction = organizationAction(deleteDepartment);
export const assignDepartmentAction = organizationAction(assignDepartment);
