import { fireEvent, render, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { ProviderDto } from "@/lib/domains/models/schema";
import { costText } from "./cost-text";
import { Models } from "./models";
import { modelsOf, modelTexts } from "./provider-terms";

const actions = vi.hoisted(() => ({
  orderProvidersAction: vi.fn(async () => ({ ok: true, data: {} })),
  testProviderAction: vi.fn(async () => ({ ok: true, data: { ok: true, latency: 420, model: "plain" } })),
  addProviderAction: vi.fn(),
  updateProviderAction: vi.fn(),
  removeProviderAction: vi.fn(),
  setModelFallbackAction: vi.fn(),
}));
vi.mock("@/lib/domains/models/actions", () => actions);
vi.mock("@/lib/domains/models/reranker/actions", () => ({ setRerankerAction: vi.fn(), removeRerankerAction: vi.fn(), testRerankerAction: vi.fn() }));
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: vi.fn(), push: vi.fn() }), unstable_rethrow: () => undefined }));
beforeEach(() => vi.clearAllMocks());

const model = { name: "plain", inputPrice: 2, outputPrice: null, contextWindow: 8000, maxOutput: 500 };
const provider = (name: string, rest: Partial<ProviderDto> = {}): ProviderDto => ({
  id: name, name, kind: "compatible", baseUrl: "https://models.example.com/v1", apiVersion: null, keyEnd: "wxyz", models: [model], enabled: true, health: null, ...rest,
}); // prettier-ignore
const fallback = { installationFallback: true, extractiveFallback: false, installation: null };
const show = (providers: ProviderDto[], manage = true) => render(<Models organization="acme" providers={providers} fallback={fallback} reranker={null} can={{ manage }} />);
const names = () => screen.getAllByRole("listitem").map((row) => /[ABC](?=OpenAI)/.exec(row.textContent)?.[0]);

describe("Models", () => {
  it("without one says what answers and offers the next step", () => {
    show([]);
    expect(screen.getByText("No provider of your own")).toBeTruthy();
    expect(screen.getAllByText(/built-in engine answers by quoting/)).toHaveLength(1);
    expect(screen.getAllByRole("button", { name: "Add provider" })).toHaveLength(1);
  });

  it("moves by arrow keys, at once and told to screen readers", async () => {
    show([provider("A"), provider("B"), provider("C")]);
    fireEvent.keyDown(screen.getByRole("button", { name: /^Move C/ }), { key: "ArrowUp" });
    expect(names()).toEqual(["A", "C", "B"]);
    await vi.waitFor(() => expect(actions.orderProvidersAction).toHaveBeenCalledWith("acme", { providerIds: ["A", "C", "B"] }));
    expect(screen.getByText("C is asked as number 2 of 3.")).toBeTruthy();
    fireEvent.keyDown(screen.getByRole("button", { name: /^Move A/ }), { key: "ArrowUp" });
    expect(actions.orderProvidersAction).toHaveBeenCalledTimes(1);
  });

  it("moves by drag", async () => {
    show([provider("A"), provider("B"), provider("C")]);
    const rows = screen.getAllByRole("listitem");
    const dataTransfer = { setData: () => undefined, effectAllowed: "" };
    const [first, , third] = rows;
    if (!first || !third) throw new Error("rows are missing");
    fireEvent.dragStart(first, { dataTransfer });
    fireEvent.dragOver(third, { dataTransfer });
    fireEvent.drop(third, { dataTransfer });
    expect(names()).toEqual(["B", "C", "A"]);
    await vi.waitFor(() => expect(actions.orderProvidersAction).toHaveBeenCalledWith("acme", { providerIds: ["B", "C", "A"] }));
  });

  it("goes back when the order could not be kept", async () => {
    actions.orderProvidersAction.mockResolvedValueOnce({ ok: false, error: { code: "unavailable", message: "Not kept." } } as never);
    show([provider("A"), provider("B")]);
    fireEvent.keyDown(screen.getByRole("button", { name: /^Move B/ }), { key: "ArrowUp" });
    expect(await screen.findByText("Not kept.")).toBeTruthy();
    expect(names()).toEqual(["A", "B"]);
  });

  it("tests, and says what is wrong and since when", async () => {
    const health = { failingSince: new Date(Date.now() - 3_600_000).toISOString(), error: "It refuses the key.", latency: 300, checkedAt: new Date().toISOString() };
    show([provider("A"), provider("B", { health })]);
    const [first, second] = screen.getAllByRole("listitem");
    if (!first || !second) throw new Error("rows are missing");
    expect(within(second).getByText("It refuses the key.")).toBeTruthy();
    expect(second.textContent).toMatch(/Since .+, last asked/);
    fireEvent.click(within(first).getByRole("button", { name: "Test A" }));
    expect(await within(first).findByText("Answers in 420 ms")).toBeTruthy();
  });

  it("who may only read changes nothing", () => {
    show([provider("A"), provider("B")], false);
    expect(screen.queryAllByRole("button")).toEqual([]);
  });
});

describe("what is typed and shown", () => {
  it("numbers come back as they were; an empty price is none, a word is refused by the server", () => {
    expect(modelsOf(modelTexts(provider("A")))).toEqual([model]);
    const [typed] = modelsOf([{ key: 0, name: "m", inputPrice: "0,15", outputPrice: "", contextWindow: "128 000", maxOutput: "many" }]);
    expect(typed).toEqual({ name: "m", inputPrice: 0.15, outputPrice: null, contextWindow: 128_000, maxOutput: Number.NaN });
  });

  it.each([
    [{ calls: 2, unpriced: 2, costMicros: 0 }, "no price"],
    [{ calls: 2, unpriced: 0, costMicros: 12_345_678 }, "$12.35"],
    [{ calls: 2, unpriced: 1, costMicros: 45 }, "$0.000045"],
    [{ calls: 2, unpriced: 0, costMicros: 0 }, "$0.00"],
  ])("%j costs %s", (sum, text) => expect(costText(sum)).toBe(text));
});
