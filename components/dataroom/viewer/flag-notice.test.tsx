import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { FlagNotice } from "./flag-notice";

const address = { organization: "acme", workspace: "tower" };

it("says what was found in plain words, and each place opens with its words marked", () => {
  render(
    <FlagNotice
      address={address}
      documentId="d1"
      versionId="v1"
      part="Page"
      flags={[
        { kind: "macros", count: 1, places: [] },
        { kind: "instructions", count: 7, places: Array.from({ length: 7 }, (_, n) => ({ page: n + 1, start: 10, end: 40 })) },
      ]}
    />,
  );
  expect(screen.getAllByRole("listitem")).toHaveLength(2);
  expect(screen.getAllByText(/never run here/)).toHaveLength(1);
  const links = screen.getAllByRole("link");
  expect(links.map((link) => link.textContent)).toEqual(["page 1", "page 2", "page 3", "page 4", "page 5"]);
  const url = new URL(links[1]?.getAttribute("href") ?? "", "http://localhost");
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ version: "v1", page: "2", start: "10", end: "40" });
  expect(screen.getAllByText(/and 2 more/)).toHaveLength(1);
});
