/** Alive: the process answers. Asks nothing else, so that a slow database does not get the server killed. */
export function GET(): Response {
  return Response.json({ status: "ok" }, { headers: { "cache-control": "no-store" } });
}
