// Loaded before the web server is made. Each request carries the address at the other end of its socket in a header that the
// server writes itself: what a client sends under this name is replaced, so that nobody chooses his address.
import http from "node:http";

const HEADER = "x-muniment-address";
/** A proxy in front keeps its connections for about a minute: ours must not be the side that closes first. */
const KEEP_ALIVE_MS = 65_000;
/** The whole head of a request must have come by then. Below it: a sender that drips header lines. */
const HEAD_MS = 20_000;
/** The whole request, with the largest upload over a slow line. */
const REQUEST_MS = 30 * 60_000;
/** Without a byte in either direction: longer than the slowest model thinks before its first word. */
const SILENCE_MS = 15 * 60_000;

const { createServer } = http;

function stamp(request) {
  request.headers[HEADER] = request.socket.remoteAddress ?? "";
}

http.createServer = function (...args) {
  const server = createServer.apply(this, args);
  server.prependListener("request", stamp);
  server.prependListener("upgrade", stamp);
  return Object.assign(server, { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: HEAD_MS, requestTimeout: REQUEST_MS, timeout: SILENCE_MS });
};

// Handlers believe the header only where this stands: under another server it could come from anybody.
globalThis[Symbol.for("muniment.addresses")] = true;
