import { expect, it } from "vitest";
import { isOwnPath } from "./own-path";

const BASE = "https://muniment.example";

it.each(["/", "/acme/main", "/acme/main/data-room?project=1#row", "/acme/main/ask?q=a%2Fb"])("%s is a path of ours", (path) => {
  expect(isOwnPath(path)).toBe(true);
  expect(new URL(path, BASE).origin).toBe(BASE);
});

it.each(["", "acme", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/\n/evil.example", "/\r\\evil.example", "https://evil.example", "javascript:alert(1)"])(
  "%j is none",
  (path) => expect(isOwnPath(path)).toBe(false),
);
