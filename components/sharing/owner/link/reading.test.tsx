import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { VisitDto } from "@/lib/domains/sharing/owner/schema";
import { duration } from "./duration";
import { LiveVisits } from "./live-visits";
import { barsOf, ReadingBars } from "./reading-bars";
import { VisitList } from "./visit-list";

const document = { documentId: "d1", versionId: "v1", name: "Plan.pdf", version: 2, pageCount: 3, milliseconds: 65_000, pages: [{ page: 1, milliseconds: 5_000 }, { page: 3, milliseconds: 60_000 }] };
const visit: VisitDto = {
  ...{ id: "s1", email: "ada@example.com", verified: true, ip: "192.0.2.1", userAgent: "Firefox", agreedAt: "2026-11-20T09:00:00Z", admittedAt: "2026-11-20T09:00:00Z" },
  ...{ startedAt: "2026-11-20T09:00:00Z", lastSeenAt: "2026-11-20T09:10:00Z", milliseconds: 65_000, documents: [document] },
};

it("has a bar for each page, in words too", () => {
  render(<ReadingBars document={document} />);
  expect(screen.getAllByRole("listitem").map((item) => item.textContent)).toEqual(["Page 1: 5 s", "Page 2: not read", "Page 3: 1 min"]);
});

it("has bars for the pages that were read alone, where nobody knows how many there are or there are too many", () => {
  expect(barsOf({ ...document, pageCount: null })).toHaveLength(2);
  expect(barsOf({ ...document, pageCount: 5_000 })).toHaveLength(2);
});

it("says how long in plain words", () => {
  expect([0, 400, 59_400, 60_000, 200_000, 3_600_000, 3_900_000].map(duration)).toEqual(["0 s", "0 s", "59 s", "1 min", "3 min 20 s", "1 h", "1 h 5 min"]);
});

it("names each visitor, whether he proved his address, and what he read", () => {
  const stranger = { ...visit, id: "s2", email: null, verified: false, agreedAt: null, admittedAt: null, milliseconds: 0, documents: [] };
  render(<VisitList address={{ organization: "acme", workspace: "tower" }} visits={[visit, stranger]} />);
  const [first, second] = screen.getByRole("list", { name: "Visits" }).children;
  expect(first?.textContent).toMatch(/ada@example\.com.*proved.*2 pages, 1 min 5 s/);
  expect(second?.textContent).toMatch(/A visitor without a name.*Not let in.*opened nothing/);
});

it("says who reads what now, or that nobody does", () => {
  const live = { visitId: "s1", email: "ada@example.com", verified: false, startedAt: visit.startedAt, lastSeenAt: visit.lastSeenAt, reading: { documentId: "d1", name: "Plan.pdf", page: 3, pageCount: 12 } };
  const { rerender } = render(<LiveVisits live={[live]} />);
  expect(screen.getByRole("heading", { name: "1 visitor reading now" })).toBeDefined();
  expect(screen.getByRole("listitem").textContent).toMatch(/ada@example\.comnot provedPlan\.pdf, page 3 of 12/);
  rerender(<LiveVisits live={[]} />);
  expect(screen.getByRole("heading", { name: "Nobody is reading now" })).toBeDefined();
});
