import { render, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { isSideways, nextTurn, Turned } from "./turned";

describe("Turned", () => {
  it("goes round in four steps", () => {
    expect([0, 1, 2, 3].map((turn) => nextTurn(turn as 0))).toEqual([1, 2, 3, 0]);
    expect(([0, 1, 2, 3] as const).map(isSideways)).toEqual([false, true, false, true]);
  });

  it("fills the turned page's space with the upright page", () => {
    render(
      <Turned turn={1} ratio={1.5}>
        <p>Page</p>
      </Turned>,
    );
    // The space is 300 × 200 then, the page within 200 × 300.
    const { width, height, transform } = screen.getByText("Page").parentElement?.style ?? {};
    expect([Number.parseFloat(width ?? "") * 3, Number.parseFloat(height ?? "") * 2].map(Math.round)).toEqual([200, 300]);
    expect(transform).toContain("rotate(90deg)");
  });
});
