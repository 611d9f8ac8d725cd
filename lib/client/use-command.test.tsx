import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { FormError } from "@/components/patterns/form-error";
import { FormField } from "@/components/patterns/form-field";
import { Button } from "@/components/ui/controls/button";
import { Input } from "@/components/ui/controls/input";
import { type CommandResult, useCommand } from "./use-command";

type Action = (input: { name: string }) => Promise<CommandResult<{ id: string }>>;

function Form({ action, onDone }: { action: Action; onDone?: (id: string) => void }) {
  const create = useCommand(action, { onSuccess: ({ id }) => onDone?.(id) });
  return (
    <form onSubmit={create.submit((form) => ({ name: String(form.get("name")) }))}>
      <FormError error={create.error} />
      <FormField label="Name" name="name" error={create.fieldErrors["name"]}>
        {(control) => <Input {...control} />}
      </FormField>
      <Button type="submit" loading={create.pending}>
        Create project
      </Button>
    </form>
  );
}

async function submit(text: string) {
  const user = userEvent.setup();
  await user.type(screen.getByLabelText("Name"), text);
  await user.click(screen.getByRole("button"));
}

const nameField = () => screen.getByLabelText<HTMLInputElement>("Name");

test("a refused field keeps its text, takes the focus and is described by its error", async () => {
  render(<Form action={async () => ({ ok: false, error: { code: "conflict", message: "", fields: { name: "This name is taken." } } })} />);
  await submit("Tower A");
  const message = await screen.findByText("This name is taken.");
  expect(nameField().value).toBe("Tower A");
  expect(nameField().getAttribute("aria-invalid")).toBe("true");
  expect(nameField().getAttribute("aria-describedby")).toContain(message.id);
  expect(document.activeElement).toBe(nameField());
});

test("an error of the whole form is announced with its reference", async () => {
  render(<Form action={async () => ({ ok: false, error: { code: "internal", message: "It failed.", reference: "R-17" } })} />);
  await submit("Tower A");
  expect((await screen.findByRole("alert")).textContent).toContain("It failed.");
  expect(screen.getByRole("alert").textContent).toContain("R-17");
});

test("a server out of reach is an error like another, and nothing typed is lost", async () => {
  render(<Form action={() => Promise.reject(new TypeError("Failed to fetch"))} />);
  await submit("Tower A");
  expect(await screen.findByText(/could not be reached/u)).toBeTruthy();
  expect(nameField().value).toBe("Tower A");
});

test("success clears the error and hands over the data; a second click while pending does nothing", async () => {
  let calls = 0;
  let finish: (() => void) | undefined;
  const done: string[] = [];
  const action: Action = () => {
    calls += 1;
    return new Promise((resolve) => {
      finish = () => resolve({ ok: true, data: { id: "p1" } });
    });
  };
  render(<Form action={action} onDone={(id) => done.push(id)} />);
  await submit("Tower A");
  expect(screen.getByRole("button").getAttribute("aria-busy")).toBe("true");
  await userEvent.click(screen.getByRole("button"));
  finish?.();
  await expect.poll(() => done).toEqual(["p1"]);
  expect(calls).toBe(1);
});
