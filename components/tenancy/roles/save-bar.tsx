"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/controls/button";
import { type CommandResult, useCommand } from "@/lib/client/use-command";
import type { RoleScope } from "@/lib/domains/tenancy/roles/policy";
import type { RoleChanges, RoleColumn } from "./role-columns";
import { type RolePlace, saveRole } from "./role-commands";

interface SaveBarProps {
  place: RolePlace;
  scope: RoleScope;
  columns: readonly RoleColumn[];
  changes: RoleChanges;
  onDone: () => void;
}

/** Boxes change nothing until they are saved; leaving with unsaved ones asks first. */
export function SaveBar({ place, scope, columns, changes, onDone }: SaveBarProps) {
  const router = useRouter();
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, []);
  const save = useCommand(
    async (): Promise<CommandResult<null>> => {
      for (const [roleId, permissions] of changes) {
        const result = await saveRole(place, { roleId, scope, permissions: [...permissions] });
        if (!result.ok) return result;
      }
      return { ok: true, data: null };
    },
    {
      onSuccess: () => {
        onDone();
        router.refresh();
      },
      onError: () => router.refresh(),
    },
  );
  const names = columns.filter((column) => changes.has(column.id)).map((column) => `“${column.name}”`);
  const holders = columns.reduce((sum, column) => sum + (changes.has(column.id) ? (column.role?.members ?? 0) : 0), 0);
  return (
    <div role="region" aria-label="Unsaved changes" className="sticky bottom-0 flex flex-wrap items-center gap-2 border-t bg-surface px-4 py-3 lg:px-6">
      <p role="status" className="min-w-0 flex-1 basis-60 text-sm">
        Unsaved changes to {names.join(", ")}. {holders === 0 ? "Nobody holds it yet." : `${holders === 1 ? "1 member is" : `${holders} members are`} affected at the next request.`}
        {save.error && (
          <span role="alert" className="block text-danger">
            {save.error.message}
          </span>
        )}
      </p>
      <Button size="sm" disabled={save.pending} onClick={onDone}>
        Discard
      </Button>
      <Button size="sm" variant="primary" loading={save.pending} onClick={() => void save.run(undefined)}>
        Save changes
      </Button>
    </div>
  );
}
