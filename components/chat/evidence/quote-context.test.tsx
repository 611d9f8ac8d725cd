import { render } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { CellText, leadIn, leadOut } from "./quote-context";

describe("the words around a quote", () => {
  it("stay in its paragraph, with wrapped lines joined", () => {
    expect(leadIn("Running head\n\n7.1 Rate\nIf the Contractor ", "pdf")).toBe("7.1 Rate If the Contractor ");
    expect(leadOut(" of the\nContract Sum.\n\n7.3 Notice", "pdf")).toBe(" of the Contract Sum.");
  });

  it("begin and end with a sentence where one is near, else with a word", () => {
    const far = "word ".repeat(60);
    expect(leadIn(`${far}end. Doors resist `, "pdf")).toBe("Doors resist ");
    expect(leadIn(far, "pdf")).toMatch(/^… word/u);
    expect(leadOut(` for an hour. ${far}`, "pdf")).toBe(" for an hour.");
    expect(leadOut(` ${far}`, "pdf")).toMatch(/word …$/u);
  });

  it("stay in the row of a sheet, its cells apart", () => {
    expect(leadIn("D1\tFD30\nD2\t", "xlsx")).toBe("D2\t");
    expect(leadOut("\tRw 32\nD3\tFD60", "xlsx")).toBe("\tRw 32");
    const { container } = render(<CellText text={"D2\tFD60"} />);
    expect(container.textContent).toBe("D2\tFD60");
  });
});
