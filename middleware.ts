import type { NextRequest } from "next/server";
import { gate } from "@/lib/edge/gate";

export function middleware(request: NextRequest) {
  return gate(request);
}

// Uploads stay outside: a matched route's body is cut at 10 MB. The public API knows no cookies. What else stays outside is
// named to its end: an organization may be called "icons" or "favicon", and its pages need the gate's policy.
export const config = {
  matcher: ["/((?!_next/|api/uploads/|api/tus/|api/v1/|api/health$|api/ready$|favicon\\.(?:svg|ico)$|pdf\\.worker\\.min\\.mjs$|cmaps/[^/]+$|standard_fonts/[^/]+$).*)"],
};
