import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ConfirmDialog, type ConfirmDialogProps } from "./confirm-dialog";

function show(props: Partial<ConfirmDialogProps> = {}) {
  const onConfirm = vi.fn();
  const onOpenChange = vi.fn();
  render(
    <ConfirmDialog
      open
      onOpenChange={onOpenChange}
      title="Delete “Ridgeway House”?"
      consequences="Its 84 documents are deleted."
      confirmLabel="Delete workspace"
      onConfirm={onConfirm}
      {...props}
    />,
  );
  return { onConfirm, onOpenChange, button: () => screen.getByRole<HTMLButtonElement>("button", { name: "Delete workspace" }) };
}

test("names the object and what follows", () => {
  show();
  const dialog = screen.getByRole("alertdialog", { name: "Delete “Ridgeway House”?" });
  expect(dialog.textContent).toContain("Its 84 documents are deleted.");
});

test("waits for the exact name", async () => {
  const user = userEvent.setup();
  const { onConfirm, button } = show({ typeToConfirm: "Ridgeway House" });
  const field = screen.getByLabelText("Type “Ridgeway House” to confirm");
  await user.type(field, "ridgeway house{Enter}");
  expect(button().disabled).toBe(true);
  expect(onConfirm).not.toHaveBeenCalled();
  await user.clear(field);
  await user.type(field, "Ridgeway House");
  await user.click(button());
  expect(onConfirm).toHaveBeenCalledTimes(1);
});

test("while it works it takes no second click and does not close", async () => {
  const user = userEvent.setup();
  const { onConfirm, onOpenChange, button } = show({ pending: true });
  await user.click(button());
  await user.keyboard("{Escape}");
  expect(onConfirm).not.toHaveBeenCalled();
  expect(onOpenChange).not.toHaveBeenCalled();
});
