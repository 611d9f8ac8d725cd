import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

afterEach(cleanup);

// On a busy machine a lazily loaded part takes longer than the standard second.
configure({ asyncUtilTimeout: 10_000 });

// What jsdom lacks and Radix and cmdk call on mount; there is no layout here to observe or to scroll.
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView ??= () => undefined;
Element.prototype.hasPointerCapture ??= () => false;
