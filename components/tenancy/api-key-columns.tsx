import { RelativeTime } from "@/components/patterns/relative-time";
import type { Column } from "@/components/patterns/data-table/column";
import { Tag } from "@/components/ui/display/tag";
import type { ApiKeyDto } from "@/lib/domains/tenancy/schema";
import { PERMISSIONS } from "@/lib/kernel/permissions";
import { API_KEY_STATUS, apiKeyStatus } from "./api-key-status";

export function apiKeyColumns(now: number): Column<ApiKeyDto>[] {
  return [
    { id: "name", header: "Name", cell: (key) => <NameCell apiKey={key} /> },
    { id: "permissions", header: "Permissions", width: "7.5rem", cell: (key) => <Permissions apiKey={key} /> },
    {
      id: "creator",
      header: "Creator",
      width: "7.5rem",
      hideBelow: "xl",
      cell: (key) => <span title={key.createdBy}>{key.createdBy}</span>,
    },
    {
      id: "created",
      header: "Created",
      width: "7rem",
      hideBelow: "xl",
      hideInCard: true,
      cell: (key) => <RelativeTime date={key.createdAt} />,
    },
    {
      id: "used",
      header: "Last used",
      width: "7.5rem",
      hideBelow: "lg",
      hideInCard: true,
      cell: (key) => (key.lastUsedAt ? <RelativeTime date={key.lastUsedAt} /> : <span className="text-muted">Never</span>),
    },
    {
      id: "expires",
      header: "Expires",
      width: "7rem",
      cell: (key) => (
        <span>
          <span className="md:hidden">expires </span>
          {key.expiresAt ? <RelativeTime date={key.expiresAt} /> : <span className="text-warn">Never</span>}
        </span>
      ),
    },
    { id: "status", header: "Status", width: "6.5rem", cell: (key) => <StatusCell apiKey={key} now={now} /> },
  ];
}

function NameCell({ apiKey }: { apiKey: ApiKeyDto }) {
  return (
    <div className="py-1.5">
      <span className="block truncate font-medium" title={apiKey.name}>
        {apiKey.name}
      </span>
      <span className="tabular block truncate text-muted">{apiKey.prefix}…</span>
    </div>
  );
}

function Permissions({ apiKey }: { apiKey: ApiKeyDto }) {
  const all = apiKey.permissions.map((permission) => PERMISSIONS[permission].label).join("\n");
  return (
    <span title={all}>
      {apiKey.permissions.length} of {Object.keys(PERMISSIONS).length}
      <span className="md:hidden"> permissions</span>
    </span>
  );
}

function StatusCell({ apiKey, now }: { apiKey: ApiKeyDto; now: number }) {
  const { label, tone } = API_KEY_STATUS[apiKeyStatus(apiKey, now)];
  return <Tag tone={tone}>{label}</Tag>;
}
