import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { acceptAgreementAction, enterPasswordAction, giveEmailAction, proveEmailAction } from "@/lib/domains/sharing/gate/actions";
import type { GateDto } from "@/lib/domains/sharing/gate/schema";
import { GateScreen } from "./gate-screen";

const router = { refresh: vi.fn() };
vi.mock("next/navigation", () => ({ useRouter: () => router, unstable_rethrow: () => undefined }));
vi.mock("@/lib/domains/sharing/gate/actions", () => ({
  acceptAgreementAction: vi.fn(),
  enterPasswordAction: vi.fn(),
  enterRoomAction: vi.fn(),
  giveEmailAction: vi.fn(),
  proveEmailAction: vi.fn(),
}));

const GATE: GateDto = { step: "enter", makerName: "Ada Reader", organizationName: "Alder", guestList: false, codeEmail: null, agreement: null };
const show = (gate: Partial<GateDto>) => {
  render(<GateScreen token="secret" gate={{ ...GATE, ...gate }} />);
  return userEvent.setup();
};

beforeEach(() => {
  router.refresh.mockReset();
  for (const action of [acceptAgreementAction, enterPasswordAction, giveEmailAction, proveEmailAction]) vi.mocked(action).mockReset();
});

it("an invited address is proved by the code that is mailed to it; nothing says whether it is invited", async () => {
  vi.mocked(giveEmailAction).mockResolvedValue({ ok: true, data: { step: "email", codeSent: true } });
  vi.mocked(proveEmailAction).mockResolvedValue({ ok: false, error: { code: "invalid_credentials", message: "Wrong.", fields: { code: "This is not the code." } } });
  const user = show({ step: "email", guestList: true });
  expect(screen.getByText(/Ada Reader of Alder shares documents with you/).isConnected).toBe(true);
  await user.type(screen.getByLabelText("Your e-mail address"), "ada@bank.example{Enter}");
  expect(giveEmailAction).toHaveBeenCalledWith("secret", { email: "ada@bank.example" });
  expect((await screen.findByRole("status")).textContent).toBe("If ada@bank.example is invited, a code is on its way to it.");
  await user.type(screen.getByLabelText("Code"), "123 456{Enter}");
  expect(proveEmailAction).toHaveBeenCalledWith("secret", { code: "123 456" });
  expect(await screen.findByText("This is not the code.")).toBeDefined();
  expect(screen.getByLabelText<HTMLInputElement>("Code").value).toBe("123 456");
  await user.click(screen.getByRole("button", { name: "Use another address" }));
  expect(screen.getByLabelText("Your e-mail address").isConnected).toBe(true);
});

it("a link that ends meanwhile shows itself ended", async () => {
  vi.mocked(enterPasswordAction).mockResolvedValue({ ok: false, error: { code: "not_found", message: "This link does not exist." } });
  const user = show({ step: "password" });
  await user.type(screen.getByLabelText("Password of the link"), "eight chars{Enter}");
  expect((await screen.findByRole("alert")).textContent).toContain("does not exist");
  expect(router.refresh).toHaveBeenCalled();
});

it("an agreement is accepted with the text that was shown, and not without the tick", async () => {
  vi.mocked(acceptAgreementAction).mockResolvedValue({ ok: true, data: { step: "room" } });
  const user = show({ step: "agreement", agreement: { text: "Tell nobody.", hash: "h".repeat(64) } });
  expect(screen.getByRole("region", { name: "Agreement" }).textContent).toBe("Tell nobody.");
  await user.click(screen.getByRole("button", { name: "Agree and open" }));
  expect(screen.getByText("Without your agreement the documents stay closed.").isConnected).toBe(true);
  expect(acceptAgreementAction).not.toHaveBeenCalled();
  await user.click(screen.getByRole("checkbox"));
  await user.click(screen.getByRole("button", { name: "Agree and open" }));
  expect(acceptAgreementAction).toHaveBeenCalledWith("secret", { agreementHash: "h".repeat(64) });
  expect(router.refresh).toHaveBeenCalled();
});
