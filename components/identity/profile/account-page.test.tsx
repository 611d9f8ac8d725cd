import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { RelativeTime } from "@/components/patterns/relative-time";
import { Avatar } from "@/components/ui/display/avatar";
import { ReaderPreferencesProvider } from "@/lib/client/reader-preferences";
import { DeletionReceiptTable } from "./deletion-receipt";
import { keepReceipt } from "./receipt-storage";

beforeEach(() => sessionStorage.clear());
afterEach(cleanup);

describe("a person's own ways", () => {
  const at = "2026-01-05T23:30:00.000Z";
  const shown = (locale: string, timeZone: string) => {
    render(
      <ReaderPreferencesProvider preferences={{ locale, timeZone, theme: "system" }}>
        <RelativeTime date={at} />
      </ReaderPreferencesProvider>,
    );
    return screen.getByText((_, element) => element?.tagName === "TIME");
  };
  const exactly = (locale: string, timeZone: string) => shown(locale, timeZone).getAttribute("title") ?? "";

  it("show a time in his zone", () => {
    expect(exactly("en-GB", "Asia/Tokyo")).toMatch(/Tuesday,? 6 January 2026.* 08:30:00/);
  });

  it("show it in his format", () => {
    expect(exactly("de-DE", "Europe/Berlin")).toContain("Dienstag, 6. Januar 2026");
  });

  it("leave the interface's words in its own language", () => {
    expect(shown("de-DE", "Europe/Berlin").textContent).toMatch(/ago$/);
  });
});

describe("a picture", () => {
  it("stands over the initials, and an address cannot leave its quotes", () => {
    const { container } = render(<Avatar name="Ada Lovelace" src={'/api/avatars/x?v=")url(//evil.example'} />);
    expect(container.textContent).toBe("AL");
    const picture = container.querySelector("span > span");
    expect(picture?.getAttribute("style") ?? "").toContain('?v=\\")url(');
  });
});

describe("the deletion receipt", () => {
  it("is shown where one was kept, and nothing where none was", async () => {
    const { unmount } = render(<DeletionReceiptTable />);
    expect(screen.queryByText("Deletion receipt")).toBeNull();
    unmount();
    keepReceipt({ accountId: "01890000-0000-7000-8000-000000000000", deletedAt: "2026-11-21T03:00:00.000Z", erased: [{ what: "sessions", count: 3, left: 0 }], organizations: [] });
    render(<DeletionReceiptTable />);
    expect(screen.getByRole("row", { name: "sessions 3 0" })).toBeDefined();
    const saved: Blob[] = [];
    URL.createObjectURL = (blob) => `blob:${saved.push(blob as Blob)}`;
    await userEvent.click(screen.getByRole("button", { name: "Save the receipt" }));
    expect(saved.map(({ type }) => type)).toEqual(["application/json"]);
  });
});
