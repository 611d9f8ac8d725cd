import { describe, expect, it } from "vitest";
import { EVIDENCE_KINDS } from "./schema";
import { maskedQuote } from "./masked-quote";

const SECRETS: [string, string][] = [
  ["AKIAIOSFODNN7EXAMPLE", "AKIA••••••••"],
  ["ghp_16C7e42F292c6912E7710c838347Ae178B4a", "ghp_••••••••"],
  ["sk-proj-4fGh5kLmN0pQ7rStUvWx9yZaB2cD3eF4", "sk-proj-••••••••"],
  ["-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----••••••••"],
  ["postgres://mun:c0rrect-h0rse@db.example.com", "postgres://••••••••"],
  ["password=Tr0ub4dor&3-Tr0ub4dor", "••••••••"],
];

describe("what is shown of evidence", () => {
  it.each(SECRETS)("%s is not repeated", (secret, shown) => {
    expect(maskedQuote("secret", secret)).toBe(shown);
    for (let at = 0; at + 8 <= secret.length; at++) {
      const part = secret.slice(at, at + 8);
      if (!shown.includes(part)) expect(maskedQuote("secret", secret)).not.toContain(part);
    }
  });

  it("of a card the last four", () => expect(maskedQuote("payment-card", "4012 8888 8888 1881")).toBe("•••••••• 1881"));

  it("other things as they stand, on one line and not too long", () => {
    expect(maskedQuote("iban", "DE89 3704\n0044")).toBe("DE89 3704 0044");
    for (const kind of EVIDENCE_KINDS) expect(maskedQuote(kind, "x 1".repeat(500)).length).toBeLessThanOrEqual(80);
  });
});
