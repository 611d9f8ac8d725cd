import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Tooltip } from "radix-ui";
import { expect, it, vi } from "vitest";
import type { RoleDto } from "@/lib/domains/tenancy/roles/schema";
import { ALL_PERMISSIONS, type Permission } from "@/lib/kernel/permissions";
import { roleColumns } from "./role-columns";
import { RoleMatrix } from "./role-matrix";

const ROLE: RoleDto = {
  id: "01890000-0000-7000-8000-000000000000",
  scope: "organization",
  workspace: null,
  name: "Auditor",
  description: "",
  permissions: ["audit:read"],
  members: 1,
  invitations: 0,
  updatedAt: "2026-11-01T00:00:00.000Z",
  can: { update: true, delete: false },
};

function show(own: readonly Permission[]) {
  const onToggle = vi.fn();
  const columns = roleColumns("organization", [ROLE]);
  render(
    <Tooltip.Provider>
      <RoleMatrix scope="organization" columns={columns} own={new Set(own)} heldBy={(column) => column.permissions} onToggle={onToggle} onEdit={vi.fn()} onDelete={vi.fn()} />
    </Tooltip.Provider>,
  );
  return onToggle;
}

it("shows built-in roles to read and boxes where a role may be changed", () => {
  show(ALL_PERMISSIONS);
  expect(screen.getAllByLabelText("Owner: Delete the organization: allowed")).toHaveLength(1);
  expect(screen.getAllByLabelText("Admin: Delete the organization: not allowed")).toHaveLength(1);
  expect(document.querySelectorAll("[role=checkbox]")).toHaveLength(ALL_PERMISSIONS.length);
  expect(screen.getByLabelText("Auditor: Read the audit log").getAttribute("aria-checked")).toBe("true");
  expect(screen.getByLabelText<HTMLButtonElement>("Delete Auditor").disabled).toBe(true);
});

it("goes from box to box with the arrows, over groups and boxes that may not be checked", async () => {
  const onToggle = show(ALL_PERMISSIONS.filter((permission) => permission !== "audit:verify"));
  const user = userEvent.setup();
  screen.getByLabelText("Auditor: Read the audit log").focus();
  await user.keyboard("{ArrowDown}");
  expect(screen.getByLabelText<HTMLButtonElement>("Auditor: Verify the audit log's chain").disabled).toBe(true);
  expect(document.activeElement).toBe(screen.getByLabelText("Auditor: See what another member sees"));
  await user.keyboard(" ");
  expect(onToggle).toHaveBeenCalledWith(expect.objectContaining({ name: "Auditor" }), "access:viewAs");
});
