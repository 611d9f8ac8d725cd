import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { revokeLinkAction } from "@/lib/domains/sharing/actions";
import type { LinkDto, LinkState } from "@/lib/domains/sharing/owner/schema";
import { parseLinksQuery, linksHref } from "./links-query";
import { ShareLinks } from "./share-links";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => undefined, refresh: () => undefined }), unstable_rethrow: () => undefined }));
vi.mock("@/lib/domains/sharing/actions", () => ({ revokeLinkAction: vi.fn().mockResolvedValue({ ok: true, data: { linkId: "l1" } }) }));

const address = { organization: "acme", workspace: "tower" };
const query = parseLinksQuery({});

function link(id: string, state: LinkState): LinkDto {
  return {
    ...{ id, name: `Link ${id}`, state, items: [{ kind: "document", id: "d1", name: "Plan.pdf", trashed: false }], hasPassword: false, askEmail: false, emails: [], domains: [], allowDownload: false },
    ...{ watermark: true, agreement: null, viewLimit: 5, views: 2, questionQuota: null, expiresAt: null, revokedAt: null, visits: 2, lastVisitAt: null, createdBy: "Ada", own: true, createdAt: "2026-11-20T09:00:00Z" },
  };
}

const show = (data: LinkDto[], manage = true, at = query) =>
  render(<ShareLinks address={address} query={at} list={{ data, total: data.length, can: { manage, answer: false, publish: false } }} />);

it("says the state in words, and revokes after naming what follows", async () => {
  show([link("l1", "open"), link("l2", "revoked")]);
  expect(screen.getByText("Open")).toBeDefined();
  expect(screen.queryByRole("button", { name: "Revoke Link l2" })).toBeNull();
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: "Revoke Link l1" }));
  const dialog = screen.getByRole("alertdialog", { name: "Revoke “Link l1”?" });
  expect(dialog.textContent).toContain("What was downloaded cannot be called back");
  await user.click(within(dialog).getByRole("button", { name: "Revoke link" }));
  expect(revokeLinkAction).toHaveBeenCalledWith(address, { linkId: "l1" });
});

it("offers no revoking without the permission", () => {
  show([link("l1", "open")], false);
  expect(screen.queryByRole("button", { name: /^Revoke/ })).toBeNull();
});

it("says why nothing is listed, and the next step", () => {
  const { unmount } = show([]);
  expect(screen.getByRole("heading", { name: "Nothing is shared yet" })).toBeDefined();
  unmount();
  show([], true, parseLinksQuery({ q: "x", state: "open" }));
  expect(screen.getByRole("heading", { name: "No link matches" })).toBeDefined();
  expect(screen.getByRole("link", { name: "Clear search and filter" }).getAttribute("href")).toBe("/acme/tower/data-room/shares");
});

it("reads its address and drops what it does not know", () => {
  expect(parseLinksQuery({ q: " a ", state: "ajar", page: "0" })).toEqual({ q: "a", state: null, page: 1 });
  expect(linksHref(address, parseLinksQuery({ q: "a", state: "used-up", page: "3" }))).toBe("/acme/tower/data-room/shares?q=a&state=used-up");
});
