import Link from "next/link";
import { SectionCard } from "@/components/patterns/section-card";
import { workspacePath } from "@/lib/client/workspace-urls";
import type { RoleDto } from "@/lib/domains/tenancy/roles/schema";

/** Roles that belong to single workspaces are changed there. */
export function WorkspaceOwnRoles({ organization, roles }: { organization: string; roles: readonly RoleDto[] }) {
  const own = roles.filter((role) => role.workspace !== null);
  if (own.length === 0) return null;
  return (
    <SectionCard id="own-roles" title="Roles of single workspaces" description="Each can be given in its workspace alone, and is changed in that workspace's settings.">
      <ul className="flex flex-col divide-y text-sm">
        {own.map((role) => (
          <li key={role.id} className="flex flex-wrap items-baseline justify-between gap-2 py-2">
            <span className="font-medium">{role.name}</span>
            <span className="text-muted">
              {role.permissions.length} permissions, {role.members} members, in{" "}
              <Link className="text-accent hover:underline" href={workspacePath({ organization, workspace: role.workspace?.slug ?? "" }, "/settings/roles")}>
                {role.workspace?.name}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </SectionCard>
  );
}
