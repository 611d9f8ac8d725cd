import { render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SessionKeeper } from "./session-keeper";

const QUARTER = 15 * 60_000;
let answers: number[] = [];
let visibility: DocumentVisibilityState = "visible";
const asked = vi.fn(async (_address: string) => {
  const status = answers.shift() ?? 204;
  if (status === 0) throw new TypeError("not reachable");
  return new Response(null, { status });
});

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", asked);
  asked.mockClear();
  answers = [];
  visibility = "visible";
  vi.spyOn(document, "visibilityState", "get").mockImplementation(() => visibility);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function show(state: DocumentVisibilityState) {
  visibility = state;
  document.dispatchEvent(new Event("visibilitychange"));
}

it("asks once in each interval, never before most of it is over", async () => {
  render(<SessionKeeper minutes={15} />);
  await vi.advanceTimersByTimeAsync(QUARTER * 0.85 - 1);
  expect(asked).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(QUARTER * 0.15 + 1);
  expect(asked.mock.calls.map(([address]) => address)).toEqual(["/api/auth/refresh"]);
  await vi.advanceTimersByTimeAsync(QUARTER);
  expect(asked).toHaveBeenCalledTimes(2);
});

it("is silent while nobody sees the page, and asks at once when it is seen again late", async () => {
  render(<SessionKeeper minutes={15} />);
  show("hidden");
  await vi.advanceTimersByTimeAsync(QUARTER * 4);
  expect(asked).not.toHaveBeenCalled();
  show("visible");
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveBeenCalledTimes(1);
  show("hidden");
  show("visible");
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveBeenCalledTimes(1);
});

it("tries again after an outage, and stops for good once the session has ended", async () => {
  answers = [0, 204, 401];
  render(<SessionKeeper minutes={15} />);
  await vi.advanceTimersByTimeAsync(QUARTER * 3);
  expect(asked).toHaveBeenCalledTimes(3);
  await vi.advanceTimersByTimeAsync(QUARTER * 5);
  show("hidden");
  show("visible");
  await vi.advanceTimersByTimeAsync(QUARTER * 5);
  expect(asked).toHaveBeenCalledTimes(3);
});

it("ends with the page", async () => {
  const { unmount } = render(<SessionKeeper minutes={15} />);
  unmount();
  await vi.advanceTimersByTimeAsync(QUARTER * 3);
  expect(asked).not.toHaveBeenCalled();
});
