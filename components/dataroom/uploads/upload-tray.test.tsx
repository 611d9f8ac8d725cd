import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useSyncExternalStore } from "react";
import { expect, it, vi } from "vitest";
import { fingerprintOf, keptItem, uploadItem } from "@/lib/client/uploads/upload-item";
import { UploadRunner } from "@/lib/client/uploads/upload-runner";
import { UploadTray } from "./upload-tray";

vi.mock("@/lib/domains/dataroom/actions", () => ({ cancelProcessingAction: vi.fn(), retryProcessingAction: vi.fn() }));

const ENDPOINT = "/api/tus/org/main";
const plan = new File(["plan"], "plan.pdf", { lastModified: 5_000 });

function setUp() {
  const discarded: string[] = [];
  const runner = new UploadRunner({
    urlOf: (item) => item.name,
    onStored: () => undefined,
    send: (_, __, onProgress) => {
      queueMicrotask(() => onProgress(25));
      return { finished: new Promise(() => undefined), abort: () => undefined };
    },
    discard: (at) => Promise.resolve(void discarded.push(at)),
  });
  function Tray() {
    const items = useSyncExternalStore(runner.subscribe, runner.snapshot);
    return <UploadTray address={{ organization: "org", workspace: "main" }} items={items} runner={runner} />;
  }
  render(<Tray />);
  return { runner, discarded, user: userEvent.setup() };
}

it("is paused and resumed by the keyboard, and the focus stays where it was", async () => {
  const { runner, user } = setUp();
  runner.dispatch({ type: "added", items: [plan, new File(["b"], "b.pdf")].map((file) => uploadItem(file, {}, 1_000)) });
  (await screen.findByRole("button", { name: "Pause plan.pdf" })).focus();
  await screen.findAllByText("Uploading 25 %");
  await user.keyboard("{Enter}");
  expect(screen.getByText("Paused at 25 %")).toBeTruthy();
  expect(document.activeElement?.getAttribute("aria-label")).toBe("Resume plan.pdf");
  expect(screen.getByRole("status").textContent).toBe("Uploading 1 file, 1 paused");
  await user.click(screen.getByRole("button", { name: "Pause all uploads" }));
  expect(screen.getByRole("status").textContent).toBe("2 uploads paused");
  await user.click(screen.getByRole("button", { name: "Resume all uploads" }));
  expect(screen.getByRole("status").textContent).toBe("Uploading 2 files");
});

it("after a reload asks for the same file and refuses another one", async () => {
  const { runner, user } = setUp();
  const upload = { id: "u1", name: "plan.pdf", size: 100, received: 40, fingerprint: fingerprintOf(plan), target: {} };
  runner.dispatch({ type: "found", items: [keptItem(upload, ENDPOINT)] });
  expect(await screen.findByText("Waiting to resume: 40 % is kept")).toBeTruthy();
  const input = screen.getByLabelText<HTMLInputElement>("The file plan.pdf");
  await user.upload(input, new File(["other"], "plan.pdf", { lastModified: 6_000 }));
  expect(screen.getByRole("alert").textContent).toContain("changed since");
  await user.upload(input, plan);
  expect(await screen.findByText("Uploading 25 %")).toBeTruthy();
});

it("discards what is kept when asked, and leaves it there when the tray is only closed", async () => {
  const { runner, user, discarded } = setUp();
  const [one, two] = ["u1", "u2"].map((id) => keptItem({ id, name: `${id}.pdf`, size: 100, received: 40, fingerprint: id, target: {} }, ENDPOINT));
  if (one && two) runner.dispatch({ type: "found", items: [one, two] });
  await user.click(await screen.findByRole("button", { name: "Discard the upload of u1.pdf" }));
  expect(discarded).toEqual([`${ENDPOINT}/u1`]);
  await user.click(screen.getByRole("button", { name: "Close uploads" }));
  expect(screen.queryByRole("region", { name: "Uploads" })).toBeNull();
  expect(discarded).toHaveLength(1);
});
