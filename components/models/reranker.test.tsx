import { fireEvent, render, screen } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { RerankerForm } from "./reranker-form";

const actions = vi.hoisted(() => ({
  setRerankerAction: vi.fn(async () => ({ ok: true, data: { model: "rank-1" } })),
  testRerankerAction: vi.fn(async () => ({ ok: true, data: { ok: false, error: "It refuses the key." } })),
  removeRerankerAction: vi.fn(async () => ({ ok: true, data: {} })),
}));
vi.mock("@/lib/domains/models/reranker/actions", () => actions);
vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: vi.fn() }), unstable_rethrow: () => undefined }));
beforeEach(() => vi.clearAllMocks());

const reranker = { kind: "standard", baseUrl: "https://rank.example.com/v1", model: "rank-1", keyEnd: "wxyz", price: 2, priceUnit: "searches" } as const;
const show = (present: typeof reranker | null, canManage = true) => render(<RerankerForm organization="acme" reranker={present} canManage={canManage} />);

describe("RerankerForm", () => {
  it("saves what is entered, without the key where that stays", async () => {
    show(reranker);
    expect(screen.getByText(/keep the one that ends in wxyz/u)).toBeTruthy();
    fireEvent.change(screen.getByLabelText(/^Price/u), { target: { value: "0,5" } });
    fireEvent.click(screen.getByRole("button", { name: "Save" }));
    const { keyEnd: _, ...terms } = reranker;
    await vi.waitFor(() => expect(actions.setRerankerAction).toHaveBeenCalledWith("acme", { ...terms, price: 0.5 }));
  });

  it("tests, says what is wrong, and removes only after a question; removing saves nothing", async () => {
    show(reranker);
    fireEvent.click(screen.getByRole("button", { name: "Test" }));
    expect(await screen.findByText("It refuses the key.")).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Remove" }));
    expect(actions.removeRerankerAction).not.toHaveBeenCalled();
    fireEvent.click(await screen.findByRole("button", { name: "Remove endpoint" }));
    await vi.waitFor(() => expect(actions.removeRerankerAction).toHaveBeenCalledWith("acme", {}));
    expect(actions.setRerankerAction).not.toHaveBeenCalled();
  });

  it("offers nothing to test before there is one, and nothing at all to who may only read", () => {
    const { unmount } = show(null);
    expect(screen.queryByRole("button", { name: "Test" })).toBeNull();
    unmount();
    show(reranker, false);
    expect(screen.queryAllByRole("button")).toEqual([]);
  });
});
