import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { createLinkAction } from "@/lib/domains/sharing/actions";
import { ShareDialog } from "./share-dialog";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }), unstable_rethrow: () => undefined }));
vi.mock("@/lib/domains/sharing/actions", () => ({ createLinkAction: vi.fn() }));

const address = { organization: "acme", workspace: "tower" };
const request = { documents: [{ id: "d1", name: "Fire strategy.pdf" }], folders: [{ id: "f1", name: "Drawings" }] };
const create = vi.mocked(createLinkAction);

beforeEach(() => {
  create.mockReset().mockResolvedValue({ ok: true, data: { linkId: "l1", token: "secret-token" } });
});

const show = (what = request) => {
  const onClose = vi.fn();
  render(<ShareDialog address={address} request={what} onClose={onClose} />);
  return { user: userEvent.setup(), onClose };
};

it("says what is opened, makes the link and shows its address once", async () => {
  const { user, onClose } = show();
  expect(screen.getByRole("dialog", { name: "Share 2 items" }).textContent).toContain("Drawings with everything in it, also what is added later");
  await user.clear(screen.getByLabelText("Name"));
  await user.type(screen.getByLabelText("Name"), "For the bidders");
  await user.type(screen.getByLabelText(/^People or domains/), "ada@example.com");
  await user.click(screen.getByLabelText("Let them download"));
  await user.click(screen.getByRole("button", { name: "Create link" }));
  expect(create).toHaveBeenCalledWith(address, expect.objectContaining({ name: "For the bidders", emails: ["ada@example.com"], allowDownload: true, watermark: true, documentIds: ["d1"], folderIds: ["f1"] }));
  const field = await screen.findByLabelText<HTMLInputElement>("Address for visitors");
  expect(field.value).toBe(`${window.location.origin}/s/secret-token`);
  expect(screen.getByText(/Only the people and domains you named get in/)).toBeDefined();
  await user.click(screen.getByRole("button", { name: "I have copied it" }));
  expect(onClose).toHaveBeenCalledTimes(1);
});

it("keeps what was typed when the link is refused, and names the field", async () => {
  create.mockResolvedValue({ ok: false, error: { code: "invalid_input", message: "domains.0: Enter a domain such as company.com.", fields: { "domains.0": "Enter a domain such as company.com." } } });
  const { user } = show({ documents: [{ id: "d1", name: "Fire strategy.pdf" }], folders: [] });
  expect(screen.getByLabelText<HTMLInputElement>("Name").value).toBe("Fire strategy.pdf");
  const people = screen.getByLabelText<HTMLTextAreaElement>(/^People or domains/);
  await user.type(people, "nonsense");
  await user.click(screen.getByRole("button", { name: "Create link" }));
  expect(await screen.findByText("Enter a domain such as company.com.")).toBeDefined();
  expect(people.value).toBe("nonsense");
  expect(people.getAttribute("aria-invalid")).toBe("true");
});
