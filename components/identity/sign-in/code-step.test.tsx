import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { CodeStep } from "./code-step";

it("hands on what was typed, asks for something first, and offers the recovery code", async () => {
  const codes: string[] = [];
  render(<CodeStep pending={false} problem={null} onCode={(code) => codes.push(code)} onBack={() => codes.push("back")} />);
  await userEvent.click(screen.getByRole("button", { name: "Continue" }));
  expect(screen.getByText("Enter a code.").isConnected).toBe(true);
  expect(codes).toEqual([]);
  await userEvent.type(screen.getByLabelText("Code"), "123 456{Enter}");
  await userEvent.click(screen.getByRole("button", { name: "Use a recovery code" }));
  expect(screen.getByLabelText<HTMLInputElement>("Recovery code").value).toBe("");
  await userEvent.type(screen.getByLabelText("Recovery code"), "abcd-efgh{Enter}");
  await userEvent.click(screen.getByRole("button", { name: "Back" }));
  expect(codes).toEqual(["123 456", "abcd-efgh", "back"]);
});

it("says at the field that a code is wrong, above it what else went wrong, and keeps what was typed", async () => {
  const step = (problem: "WrongCode" | "RateLimited") => (
    <CodeStep pending={false} problem={problem} onCode={() => undefined} onBack={() => undefined} />
  );
  const { rerender } = render(step("WrongCode"));
  await userEvent.type(screen.getByLabelText("Code"), "111111");
  expect(screen.getByLabelText("Code").getAttribute("aria-invalid")).toBe("true");
  rerender(step("RateLimited"));
  expect(screen.getByRole("alert").textContent).toContain("Too many tries");
  expect(screen.getByLabelText<HTMLInputElement>("Code").value).toBe("111111");
});

it("sends nothing twice while it waits", async () => {
  const codes: string[] = [];
  render(<CodeStep pending problem={null} onCode={(code) => codes.push(code)} onBack={() => undefined} />);
  await userEvent.type(screen.getByLabelText("Code"), "123456{Enter}{Enter}");
  expect(codes).toEqual([]);
});
