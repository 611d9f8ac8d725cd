"use client";

import { Ban, KeyRound, Plus } from "lucide-react";
import { useState } from "react";
import { DataTable } from "@/components/patterns/data-table/data-table";
import { EmptyState } from "@/components/patterns/empty-state";
import { SectionCard } from "@/components/patterns/section-card";
import { Button } from "@/components/ui/controls/button";
import { IconButton } from "@/components/ui/controls/icon-button";
import type { WorkspaceAddress } from "@/lib/client/workspace-urls";
import type { ApiKeyDto } from "@/lib/domains/tenancy/schema";
import type { Permission } from "@/lib/kernel/permissions";
import { apiKeyColumns } from "./api-key-columns";
import { apiKeyStatus } from "./api-key-status";
import { CurlExample } from "./curl-example";
import { NewApiKeyDialog } from "./new-api-key-dialog";
import { RevokeApiKeyDialog } from "./revoke-api-key-dialog";

export interface ApiKeysProps {
  address: WorkspaceAddress;
  keys: readonly ApiKeyDto[];
  canManage: boolean;
  /** What the person has and may therefore give. */
  permissions: readonly Permission[];
  /** When the list was read, in milliseconds: whether a key has expired is told as of then. */
  now: number;
  /** Address of the installation: https://docs.example.com */
  origin: string;
}

export function ApiKeys({ address, keys, canManage, permissions, now, origin }: ApiKeysProps) {
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<ApiKeyDto | null>(null);
  const create = canManage && (
    <Button size="sm" variant="primary" icon={<Plus aria-hidden />} onClick={() => setCreating(true)}>
      New API key
    </Button>
  );
  return (
    <>
      <section aria-labelledby="api-keys-title" className="rounded-md border bg-surface">
        <header className="flex flex-wrap items-start gap-3 px-5 py-4">
          <div className="min-w-0 flex-1 basis-72">
            <h2 id="api-keys-title" className="text-lg">
              API keys
            </h2>
            <p className="mt-1 text-sm text-muted">
              A key opens this workspace to a program, with no more than the permissions it is given. It sees what its creator may see.
            </p>
          </div>
          {keys.length > 0 && create}
        </header>
        <DataTable
          label="API keys"
          rows={keys}
          columns={apiKeyColumns(now)}
          rowId={(key) => key.id}
          rowLabel={(key) => key.name}
          rowMenu={
            canManage
              ? (key) =>
                  apiKeyStatus(key, now) !== "revoked" && (
                    <IconButton label={`Revoke ${key.name}`} icon={<Ban aria-hidden />} onClick={() => setRevoking(key)} />
                  )
              : undefined
          }
          empty={
            <EmptyState icon={<KeyRound />} title="No API keys yet" actions={create}>
              {canManage ? "Create one to upload, search and ask from your own programs." : "A workspace admin can create one."}
            </EmptyState>
          }
          className="border-t"
        />
      </section>
      <SectionCard
        id="use"
        title="Using a key"
        description="Send it as a bearer token. Whoever has it can do what it may: keep it out of source code."
      >
        <CurlExample origin={origin} />
      </SectionCard>
      <NewApiKeyDialog address={address} open={creating} onOpenChange={setCreating} permissions={permissions} />
      <RevokeApiKeyDialog address={address} apiKey={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}
