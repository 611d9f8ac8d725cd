import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { CommandResult } from "./use-command";
import { type ConfirmIdentity, ConfirmIdentityContext, useFreshCommand } from "./use-fresh-command";

const REFUSED = { ok: false as const, error: { code: "fresh_sign_in_required", message: "Confirm that it is you." } };

function Removal({ action, onSuccess }: { action: (id: string) => Promise<CommandResult<string>>; onSuccess?: (id: string) => void }) {
  const { run, error } = useFreshCommand(action, onSuccess ? { onSuccess } : {});
  return (
    <>
      <button onClick={() => void run("passkey-1")}>Remove</button>
      <p role="alert">{error?.message}</p>
    </>
  );
}

it("asks who is there, then runs again with the same input, and shows no error meanwhile", async () => {
  const inputs: string[] = [];
  const done: string[] = [];
  const asked: (() => void)[] = [];
  let fresh = false;
  const action = async (id: string): Promise<CommandResult<string>> => {
    inputs.push(id);
    return fresh ? { ok: true, data: id } : REFUSED;
  };
  const confirm: ConfirmIdentity = (goOn) => asked.push(goOn);
  render(
    <ConfirmIdentityContext value={confirm}>
      <Removal action={action} onSuccess={(id) => done.push(id)} />
    </ConfirmIdentityContext>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Remove" }));
  expect(asked).toHaveLength(1);
  expect(screen.getByRole("alert").textContent).toBe("");
  fresh = true;
  asked[0]?.();
  await expect.poll(() => done).toEqual(["passkey-1"]);
  expect(inputs).toEqual(["passkey-1", "passkey-1"]);
});

it("shows other errors, and this one too where nobody can ask", async () => {
  const { unmount } = render(<Removal action={async () => REFUSED} />);
  await userEvent.click(screen.getByRole("button", { name: "Remove" }));
  expect((await screen.findByText("Confirm that it is you.")).isConnected).toBe(true);
  unmount();
  const asked: (() => void)[] = [];
  render(
    <ConfirmIdentityContext value={(goOn) => asked.push(goOn)}>
      <Removal action={async () => ({ ok: false, error: { code: "conflict", message: "The last one stays." } })} />
    </ConfirmIdentityContext>,
  );
  await userEvent.click(screen.getByRole("button", { name: "Remove" }));
  expect((await screen.findByText("The last one stays.")).isConnected).toBe(true);
  expect(asked).toEqual([]);
});
