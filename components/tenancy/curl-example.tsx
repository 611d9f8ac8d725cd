import Link from "next/link";

import { CopyField } from "@/components/patterns/copy-field";

/** Commands that work as they stand once the key is in the environment. */
export function CurlExample({ origin }: { origin: string }) {
  const auth = `-H "Authorization: Bearer $MUNIMENT_KEY"`;
  return (
    <div className="flex flex-col gap-4">
      <CopyField label="List documents" value={`curl ${auth} "${origin}/api/v1/documents?limit=10"`} />
      <CopyField
        label="Search"
        value={`curl ${auth} -H "Content-Type: application/json" -d '{"query":"fire resistance"}' ${origin}/api/v1/search`}
      />
      <p className="text-sm text-muted">
        Every call, with its permissions:{" "}
        <Link href="/docs/api" className="text-accent underline">
          API reference
        </Link>{" "}
        and{" "}
        <a href="/api/v1/openapi.json" className="text-accent underline">
          OpenAPI description
        </a>
      </p>
    </div>
  );
}
