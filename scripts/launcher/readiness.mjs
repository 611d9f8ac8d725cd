import http from "node:http";
import { waitUntil } from "./process-identity.mjs";

/** Resolves to true once the web server answers its health route, to false after `timeoutMs` or when `isOver()`. */
export async function becomesHealthy({ port, host = "127.0.0.1", timeoutMs = 120_000, isOver = () => false }) {
  const answer = await waitUntil(async () => (isOver() ? "over" : (await status(host, port)) === 200 ? "healthy" : undefined), timeoutMs, 50);
  return answer === "healthy";
}

function status(host, port) {
  return new Promise((resolve) => {
    const request = http.get({ host, port, path: "/api/health", agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.setTimeout(20_000, () => request.destroy());
    request.on("error", () => resolve(undefined));
  });
}
