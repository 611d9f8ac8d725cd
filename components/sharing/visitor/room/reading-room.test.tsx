import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ADDRESS_REPLACED } from "@/lib/domains/sharing/labels";
import type { RoomDto } from "@/lib/domains/sharing/gate/schema";
import { ReadingRoom } from "./reading-room";

const router = { refresh: vi.fn() };
vi.mock("next/navigation", () => ({ useRouter: () => router }));

const LEASE = { id: "11111111-1111-4111-8111-111111111111", versionId: "v1", name: "Lease.pdf", folderId: null, kind: "pdf", size: 12_000 };
const PLAN = { ...LEASE, id: "22222222-2222-4222-8222-222222222222", name: "Plan.pdf", folderId: "inner" };
const ROOM: RoomDto = {
  step: "room",
  ...{ name: "For the bank", makerName: "Ada Reader", organizationName: "Alder", email: null, expiresAt: null },
  ...{ allowDownload: false, watermark: true, takesQuestions: false },
  documents: [LEASE, PLAN],
  folders: [
    { id: "outer", parentId: null, name: "Annexes" },
    { id: "inner", parentId: "outer", name: "Drawings" },
    { id: "bare", parentId: null, name: "Nothing in it" },
  ],
};

type Reply = { status: number; body: object };
const refusal = (status: number, code: string, detail = code): Reply => ({ status, body: { code, detail } });
const reports: unknown[] = [];
let replies: Record<string, Reply>;

beforeEach(() => {
  reports.length = 0;
  router.refresh.mockReset();
  replies = { activity: { status: 200, body: { versionId: null } }, standing: { status: 200, body: { name: "For the bank" } }, pages: { status: 200, body: { documentId: LEASE.id, versionId: "v1", name: LEASE.name, pages: 3, cut: true } } };
  vi.stubGlobal("fetch", (address: string, init: RequestInit = {}) => {
    if (address.endsWith("/activity")) reports.push(JSON.parse(String(init.body)));
    const reply = replies[address.endsWith("/activity") ? "activity" : address.endsWith("/pages") ? "pages" : "standing"] ?? refusal(500, "internal");
    return Promise.resolve(Response.json(reply.body, { status: reply.status }));
  });
});
afterEach(() => vi.unstubAllGlobals());

const show = (room: Partial<RoomDto> = {}) => {
  render(<ReadingRoom token="secret" room={{ ...ROOM, ...room }} start={{ documentId: null, page: 1 }} />);
  return userEvent.setup();
};

it("says who shares, that reading is recorded, and what there is, folder by folder", async () => {
  const user = show();
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("For the bank");
  expect(screen.getByText(/Shared by Ada Reader, Alder/).isConnected).toBe(true);
  expect(screen.getByText(/Your reading is recorded, and every page carries a mark/).isConnected).toBe(true);
  const list = screen.getByRole("navigation", { name: "Shared documents" });
  expect(list.textContent).toMatch(/AnnexesDrawingsPlan\.pdf.*Lease\.pdf/);
  expect(list.textContent).not.toContain("Nothing in it");
  expect(screen.queryByRole("button", { name: /Download|Questions/ })).toBeNull();
  await user.click(screen.getByRole("button", { name: /Lease\.pdf/ }));
  expect(await screen.findByText("of 3")).toBeDefined();
  expect(await screen.findByRole("region", { name: "Pages of Lease.pdf" })).toBeDefined();
  await waitFor(() => expect(reports).toEqual([{}, { documentId: LEASE.id, pages: [] }]));
});

it("opens a single document by itself, and says so where there is none", async () => {
  show({ documents: [LEASE] });
  expect(await screen.findByRole("region", { name: "Pages of Lease.pdf" })).toBeDefined();
  act(() => document.body.replaceChildren());
  show({ documents: [] });
  expect(screen.getByText("There is nothing to read here now").isConnected).toBe(true);
});

it("closes with the reason the moment a report is refused", async () => {
  replies["activity"] = refusal(410, "gone", "The person who shared this has taken the link back.");
  show({ documents: [LEASE] });
  expect((await screen.findByRole("alert")).textContent).toBe("The person who shared this has taken the link back.");
  expect(screen.queryByText("Lease.pdf")).toBeNull();
});

it("an address that was replaced closes it too; a document that is gone does not", async () => {
  replies["pages"] = refusal(404, "not_found");
  const user = show();
  await user.click(screen.getByRole("button", { name: /Lease\.pdf/ }));
  expect((await screen.findByText("This document is no longer shared.")).isConnected).toBe(true);
  expect(router.refresh).toHaveBeenCalled();
  replies["standing"] = refusal(404, "not_found");
  await user.click(screen.getByRole("button", { name: /Plan\.pdf/ }));
  expect((await screen.findByText(ADDRESS_REPLACED)).isConnected).toBe(true);
});

it("new terms lead back to the gate", async () => {
  replies["activity"] = refusal(403, "forbidden");
  show();
  await waitFor(() => expect(router.refresh).toHaveBeenCalled());
  expect(screen.queryByText("The documents are closed")).toBeNull();
});

it("tells of a newer version, and shows it when asked", async () => {
  replies["activity"] = { status: 200, body: { versionId: "v2" } };
  const user = show({ documents: [LEASE] });
  const reload = await screen.findByRole("button", { name: "Show it" });
  replies["pages"] = { status: 200, body: { documentId: LEASE.id, versionId: "v2", name: LEASE.name, pages: 5, cut: false } };
  await user.click(reload);
  expect(await screen.findByText("of 5")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Show it" })).toBeNull();
});
