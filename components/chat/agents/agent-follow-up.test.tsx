import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { AnswerAgentDto } from "@/lib/domains/chat/schema";
import { AgentFollowUp } from "./agent-follow-up";
import { AnsweringAgentLine } from "./tool-calls";

const { decided } = vi.hoisted(() => ({ decided: vi.fn() }));
vi.mock("next/navigation", () => ({ unstable_rethrow: () => undefined }));
// Server actions are bound to the server.
vi.mock("@/lib/domains/chat/actions", () => ({ decideToolCallAction: decided }));

const ADDRESS = { organization: "acme", workspace: "main" };
const AGENT: AnswerAgentDto = {
  ref: "fire-safety",
  name: "Fire Safety",
  version: null,
  toolCalls: [
    { tool: "search", input: "lobby doors", outcome: "4 passages", status: "done" },
    { tool: "calculator", input: "3 m + 2 kg", outcome: "Units do not match.", status: "failed" },
  ],
  handovers: [{ to: "electrical-services", name: "Electrical Services", why: "cables are asked for" }],
  approvals: [{ id: "a1", tool: "tag", summary: "Tag “Doors.txt” as “fire”", status: "waiting", outcome: "" }],
};

it("says who answers and what was looked up, failures too", () => {
  render(<AnsweringAgentLine agent={AGENT} />);
  const items = screen.getAllByRole("listitem").map((item) => item.textContent);
  expect(items).toEqual(["Search: lobby doors → 4 passages", "Calculate: 3 m + 2 kg → Units do not match."]);
});

it("goes on with another specialist, and lets the asker decide once", async () => {
  decided.mockResolvedValue({ ok: true, data: { status: "failed", outcome: "Your role does not allow this." } });
  const onHandOver = vi.fn();
  const user = userEvent.setup();
  render(<AgentFollowUp address={ADDRESS} agent={AGENT} onHandOver={onHandOver} />);
  await user.click(screen.getByRole("button", { name: "Go on with Electrical Services" }));
  expect(onHandOver).toHaveBeenCalledWith("electrical-services");
  await user.click(screen.getByRole("button", { name: "Approve" }));
  expect(decided).toHaveBeenCalledWith(ADDRESS, { approvalId: "a1", approve: true });
  expect(await screen.findByText("Your role does not allow this.")).toBeTruthy();
  expect(screen.getByText("Did not work")).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Approve" })).toBeNull();
});
