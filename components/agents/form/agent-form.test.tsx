import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import type { AgentChoicesDto, AgentDto } from "@/lib/domains/agents/schema";
import { AgentForm } from "./agent-form";

const { created, updated } = vi.hoisted(() => ({ created: vi.fn(), updated: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => undefined, refresh: () => undefined }), unstable_rethrow: () => undefined }));
// Server actions are bound to the server.
vi.mock("@/lib/domains/agents/actions", () => ({ createAgentAction: created, updateAgentAction: updated, deleteAgentAction: vi.fn() }));

const ADDRESS = { organization: "acme", workspace: "main" };
const CHOICES: AgentChoicesDto = { projects: [], people: [], roles: [], agents: [{ id: "fire-safety", name: "Fire Safety" }], models: [], bases: [], documents: [] };
const AGENT: AgentDto = {
  id: "019aa000-0000-7000-8000-000000000001", name: "Doors", summary: "", access: "workspace", projectId: null, roles: [], userIds: [], version: 4, clonedFrom: null,
  createdAt: "2026-11-01T00:00:00.000Z", updatedAt: "2026-11-01T00:00:00.000Z", deletedAt: null, instructions: "You answer questions about doors.", model: null, temperature: 0.2, maxTokens: null,
  tools: ["search"], starters: ["Which door?"], scopeProjectId: null, scopeDocumentIds: ["019aa000-0000-7000-8000-00000000000d"], scopeBaseId: null, checklist: [], handovers: [],
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

it("saves what is on the screen with the version it was made of, and goes on from the version it saved", async () => {
  updated.mockImplementation((_address: unknown, { version }: { version: number }) => Promise.resolve({ ok: true, data: { ...AGENT, version: version + 1 } }));
  const user = userEvent.setup();
  const { rerender } = render(<AgentForm address={ADDRESS} agent={AGENT} choices={CHOICES} canAsk={false} />);
  await user.click(screen.getByRole("button", { name: "Add an item" }));
  await user.type(screen.getByRole("textbox", { name: "Requirement, item 1" }), "Every leaf is rated.");
  await user.type(screen.getByRole("textbox", { name: "Shown by, item 1" }), "Schedule");
  await user.click(screen.getByRole("checkbox", { name: /Calculate/ }));
  await user.click(screen.getByRole("button", { name: "Save" }));
  expect(updated).toHaveBeenLastCalledWith(ADDRESS, expect.objectContaining({ agentId: AGENT.id, version: 4, tools: ["search", "calculator"], temperature: 0.2, scopeDocumentIds: AGENT.scopeDocumentIds, checklist: [{ requirement: "Every leaf is rated.", evidence: "Schedule", reference: "" }] }));
  await screen.findByText(/^Saved\./);
  rerender(<AgentForm address={ADDRESS} agent={{ ...AGENT, version: 5 }} choices={CHOICES} canAsk={false} />);
  expect(screen.getByRole("textbox", { name: "Requirement, item 1" })).toHaveProperty("value", "Every leaf is rated.");
  await user.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(updated).toHaveBeenLastCalledWith(ADDRESS, expect.objectContaining({ version: 5 })));
  rerender(<AgentForm address={ADDRESS} agent={{ ...AGENT, version: 7 }} choices={CHOICES} canAsk={false} />);
  expect(screen.queryByRole("textbox", { name: "Requirement, item 1" })).toBeNull();
});

it("keeps what was typed when it is refused, and says where", async () => {
  created.mockResolvedValue({ ok: false, error: { code: "invalid_input", message: "name: Write something here.", fields: { name: "Write something here." } } });
  const user = userEvent.setup();
  render(<AgentForm address={ADDRESS} agent={null} choices={CHOICES} canAsk={false} />);
  await user.type(screen.getByRole("textbox", { name: /^Instructions/ }), "You answer questions about doors.");
  await user.click(screen.getByRole("button", { name: "Create" }));
  expect(await screen.findByText("Write something here.")).toBeTruthy();
  expect(screen.getByRole("textbox", { name: /^Instructions/ })).toHaveProperty("value", "You answer questions about doors.");
});

it("tries the agent as it stands, before it is saved", async () => {
  const answer = { text: "Lobby doors are FD60S [1].", sources: [{ number: 1, documentId: "d1", documentName: "Doors.pdf", page: 3, quote: "FD60S" }], notFound: false, engine: "echo", extractive: false, toolCalls: [{ tool: "calculator", input: "1 + 1", outcome: "1 + 1 = 2", status: "done" }], handovers: [{ to: "fire-safety", name: "Fire Safety", why: "a rating is in doubt" }] };
  const fetched = vi.fn().mockResolvedValue(Response.json(answer));
  vi.stubGlobal("fetch", fetched);
  const user = userEvent.setup();
  render(<AgentForm address={ADDRESS} agent={AGENT} choices={CHOICES} canAsk />);
  await user.type(screen.getByRole("textbox", { name: /^Instructions/ }), " And of gates.");
  await user.type(screen.getByRole("textbox", { name: "Question to try" }), "Which?");
  await user.click(screen.getByRole("button", { name: "Try" }));
  const tried = await screen.findByTestId("tried-answer");
  expect(within(tried).getByText("Lobby doors are FD60S [1].")).toBeTruthy();
  expect(tried.textContent).toContain("1 + 1 = 2");
  expect(tried.textContent).toContain("Would hand over to Fire Safety");
  const [url, { body }] = fetched.mock.calls[0] as [string, { body: string }];
  expect(url).toBe("/api/agents/acme/main/try");
  expect(JSON.parse(body)).toMatchObject({ question: "Which?", configuration: { instructions: "You answer questions about doors. And of gates.", temperature: 0.2 } });
  expect(updated).not.toHaveBeenCalled();
});
