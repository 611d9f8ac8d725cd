import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, test, vi } from "vitest";
import { CommandPalette } from "./command-palette";
import type { PaletteItem } from "./palette-item";

const ITEMS: PaletteItem[] = [
  { id: "ask", group: "Go to", label: "Ask", href: "/ask" },
  { id: "room", group: "Go to", label: "Data room", href: "/documents" },
];

function Demo({ onGo, onAsk }: { onGo: (href: string) => void; onAsk: (question: string) => void }) {
  const [open, setOpen] = useState(false);
  return <CommandPalette open={open} onOpenChange={setOpen} items={ITEMS} onGo={onGo} onAsk={onAsk} />;
}

function setup() {
  const onGo = vi.fn();
  const onAsk = vi.fn();
  render(<Demo onGo={onGo} onAsk={onAsk} />);
  return { user: userEvent.setup(), onGo, onAsk };
}

test("Ctrl+K opens it, typing narrows it, enter goes there and closes it", async () => {
  const { user, onGo } = setup();
  expect(screen.queryByRole("dialog")).toBeNull();
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox"), "data");
  await screen.findByRole("option", { name: "Data room", selected: true });
  await user.keyboard("{Enter}");
  expect(onGo).toHaveBeenCalledWith("/documents");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("what names no place can be asked", async () => {
  const { user, onAsk } = setup();
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByRole("combobox"), "which doors need 60 minutes");
  await screen.findByRole("option", { name: "Ask: which doors need 60 minutes", selected: true });
  await user.keyboard("{Enter}");
  expect(onAsk).toHaveBeenCalledWith("which doors need 60 minutes");
});

test("Ctrl+K again closes it", async () => {
  const { user } = setup();
  await user.keyboard("{Control>}k{/Control}");
  await screen.findByRole("dialog");
  await user.keyboard("{Control>}k{/Control}");
  expect(screen.queryByRole("dialog")).toBeNull();
});
