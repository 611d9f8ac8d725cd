import { afterAll, beforeAll, expect, it } from "vitest";
import { forgetEnv } from "@/lib/kernel/env";
import { seal, unseal } from "./secret-box";

const before = process.env["ENCRYPTION_KEY"];
function useKey(key: string | undefined) {
  if (key === undefined) delete process.env["ENCRYPTION_KEY"];
  else process.env["ENCRYPTION_KEY"] = key;
  forgetEnv();
}
beforeAll(() => useKey("a".repeat(32)));
afterAll(() => useKey(before));

it("opens what it sealed, and never seals twice alike", () => {
  const sealed = seal("Grüße, 秘密", "totp");
  expect(unseal(sealed, "totp")).toBe("Grüße, 秘密");
  expect(sealed).not.toContain("Grüße");
  expect(seal("Grüße, 秘密", "totp")).not.toBe(sealed);
});

it("opens nothing for another purpose, altered, cut or under another key", () => {
  const sealed = seal("secret", "totp");
  expect(() => unseal(sealed, "mail")).toThrow();
  expect(() => unseal(`${sealed.slice(0, -2)}AA`, "totp")).toThrow();
  expect(() => unseal(sealed.slice(0, 20), "totp")).toThrow();
  expect(() => unseal("", "totp")).toThrow(/another ENCRYPTION_KEY/);
  useKey("b".repeat(32));
  expect(() => unseal(sealed, "totp")).toThrow(/another ENCRYPTION_KEY/);
  useKey("a".repeat(32));
});
