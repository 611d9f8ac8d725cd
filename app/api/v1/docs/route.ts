/** The page for people stands among the pages, under their content security policy. Relative, so that no Host header decides where people go. */
export function GET(): Response {
  return new Response(null, { status: 308, headers: { location: "/docs/api" } });
}
