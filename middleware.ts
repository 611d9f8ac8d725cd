import type { NextRequest } from "next/server";
import { gate } from "@/lib/edge/gate";

export function middleware(request: NextRequest) {
  return gate(request);
}

// Uploads stay outside: a matched route's body is cut at 10 MB. The public API knows no cookies.
export const config = { matcher: ["/((?!_next/|api/uploads/|api/v1/|api/health|api/ready|favicon|icon|pdf.worker|cmaps/|standard_fonts/).*)"] };
