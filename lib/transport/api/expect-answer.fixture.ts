import { expect } from "vitest";
import { ENDPOINTS } from "./endpoints";

/** The body of an answer that is exactly what the description of the API says for this call and status. */
export async function expectAnswer<T = Record<string, unknown>>(endpointId: string, status: number, response: Response): Promise<T> {
  const endpoint = ENDPOINTS.find(({ id }) => id === endpointId);
  const described = endpoint?.answers[status];
  const text = await response.text();
  expect(response.status, text).toBe(status);
  expect(described, `${endpointId} describes no ${status}`).toBeDefined();
  const type = response.headers.get("content-type")?.split(";")[0];
  const content = described?.content?.find(({ contentType }) => contentType === type);
  expect(content, `${endpointId} ${status} describes no ${type}`).toBeDefined();
  const body: unknown = JSON.parse(text);
  // Parsed and the same: nothing is missing and nothing is there that isn't described.
  expect(content?.schema?.parse(body)).toEqual(body);
  if (status >= 400) expect(body).toHaveProperty("requestId", response.headers.get("x-request-id"));
  return body as T;
}
