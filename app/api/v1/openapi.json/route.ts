import { apiDescription } from "@/lib/transport/api/openapi";

export function GET(): Response {
  return new Response(apiDescription(), { headers: { "content-type": "application/json", "cache-control": "public, max-age=300", "access-control-allow-origin": "*" } });
}
