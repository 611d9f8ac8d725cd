// Loaded before the web server is made; what holds for every request and every answer, whoever gives it.
import http from "node:http";

const ADDRESS = "x-muniment-address";
/** A proxy in front keeps its connections for about a minute: ours must not be the side that closes first. */
const KEEP_ALIVE_MS = 65_000;
/** The whole head of a request must have come by then: a sender that drips header lines is cut off. */
const HEAD_MS = 20_000;
/** The whole request, with the largest upload over a slow line. */
const REQUEST_MS = 30 * 60_000;
/** Without a byte in either direction: longer than the slowest model thinks before its first word. */
const SILENCE_MS = 15 * 60_000;

/** What a route can answer. Others make the framework fail instead of refusing. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

const isHttps = (process.env.APP_URL || process.env.NEXTAUTH_URL || "").startsWith("https://");
const STANDARD = Object.entries({
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  ...(isHttps ? { "strict-transport-security": "max-age=31536000" } : {}),
});

/** An answer says these unless it says otherwise. */
class GuardedResponse extends http.ServerResponse {
  writeHead(...args) {
    for (const [name, value] of STANDARD) if (!this.hasHeader(name)) this.setHeader(name, value);
    return super.writeHead(...args);
  }
}

/** Over whatever the client sent under this name: nobody chooses his address. */
function stamp(request) {
  request.headers[ADDRESS] = request.socket.remoteAddress ?? "";
}

function knownMethodsOnly(listener) {
  return (request, response) => {
    if (METHODS.includes(request.method)) return listener(request, response);
    return response.writeHead(405, { allow: METHODS.join(", "), "cache-control": "no-store" }).end();
  };
}

const { createServer } = http;
http.createServer = function (...args) {
  const listener = args.find((argument) => typeof argument === "function");
  const options = args.find((argument) => typeof argument === "object");
  const server = createServer.call(this, { ...options, ServerResponse: GuardedResponse }, listener && knownMethodsOnly(listener));
  server.prependListener("request", stamp);
  server.prependListener("upgrade", stamp);
  return Object.assign(server, {
    keepAliveTimeout: KEEP_ALIVE_MS,
    headersTimeout: HEAD_MS,
    requestTimeout: REQUEST_MS,
    timeout: SILENCE_MS,
  });
};

// Handlers believe the address only where this stands: under another server it could come from anybody.
globalThis[Symbol.for("muniment.addresses")] = true;
