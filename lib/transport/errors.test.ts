import { describe, expect, it } from "vitest";
import { AppError, ERROR_STATUS, type ErrorCode, notFound } from "@/lib/kernel/app-error";
import { problemResponse, toClientError } from "./errors";

const SECRET = "password for postgres://owner:hunter2@db";

describe("errors on their way out", () => {
  it.each([new Error(SECRET), new TypeError(SECRET), SECRET, { message: SECRET, code: "not_found" }, null, undefined, Object.assign(new Error(SECRET), { code: "P2003" })])(
    "an unknown error (%#) is a reference, never its text",
    async (thrown) => {
      const error = toClientError(thrown, "request-42");
      expect(error).toMatchObject({ code: "internal", status: 500, reference: "request-42", message: expect.stringContaining("request-42") as string });
      const text = await problemResponse(thrown, "request-42").text();
      expect(text).not.toContain("hunter2");
      expect(text).not.toContain("at ");
    },
  );

  it.each(Object.entries(ERROR_STATUS) as [ErrorCode, number][])("%s is %i", async (code, status) => {
    const response = problemResponse(new AppError(code, { message: SECRET, userMessage: "Plain words.", cause: new Error(SECRET) }), "request-42");
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ status, code, title: "Plain words.", requestId: "request-42" });
    expect(text).not.toContain("hunter2");
  });

  it("a known error without words of its own gets ours, and keeps its fields", () => {
    expect(toClientError(new AppError("conflict"), "r").message).toBe("This cannot be done in the present state.");
    expect(toClientError(new AppError("gone", { message: SECRET }), "r").message).not.toContain("hunter2");
    const error = toClientError(new AppError("invalid_input", { userMessage: "Check.", fields: { name: "Enter a name." } }), "r");
    expect(error).toMatchObject({ fields: { name: "Enter a name." } });
    expect(error).not.toHaveProperty("reference");
  });

  it("not yours and not there are the same answer", async () => {
    const bodies = await Promise.all([notFound("document"), notFound("document")].map((error) => problemResponse(error, "r").text()));
    expect(bodies[0]).toBe(bodies[1]);
  });
});
