import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ReceiptLine } from "../messages/receipt-line";
import { EveryPassageChip } from "./every-passage-chip";

afterEach(cleanup);

describe("every passage", () => {
  it("is a switch that says what it does", () => {
    const change = vi.fn();
    render(<EveryPassageChip on={false} onChange={change} />);
    fireEvent.click(screen.getByRole("switch", { name: "Every passage", checked: false }));
    expect(change).toHaveBeenCalledWith(true);
  });

  it("shows the receipt in words, and how far it is while reading", () => {
    const receipt = { read: 412, total: 412, documents: 9, unreadablePages: 3, unreadDocuments: 0 };
    const { rerender } = render(<ReceiptLine receipt={receipt} writing={false} />);
    expect(screen.getByTestId("receipt").textContent).toBe("412 of 412 passages, 9 documents, 3 pages unreadable");
    rerender(<ReceiptLine receipt={{ ...receipt, read: 200 }} writing />);
    expect(screen.getByRole("progressbar", { name: "Passages read" }).getAttribute("value")).toBe("200");
    rerender(<ReceiptLine receipt={{ ...receipt, read: 410, unreadDocuments: 1 }} writing={false} />);
    expect(screen.getByTestId("receipt").textContent).toContain("410 of 412 passages, 9 documents, 3 pages unreadable, 1 document without text");
    expect(screen.getByTestId("receipt").textContent).toContain("may lack some places");
    rerender(<ReceiptLine receipt={{ ...receipt, unlisted: 4 }} writing={false} />);
    expect(screen.getByTestId("receipt").textContent).toContain("3 pages unreadable, 4 more places not listed");
  });
});
