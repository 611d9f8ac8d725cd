"use client";

import { Ellipsis, GripVertical, MoveDown, MoveUp, Pencil, Trash2 } from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { IconButton } from "@/components/ui/controls/icon-button";
import { Tag } from "@/components/ui/display/tag";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/overlays/dropdown-menu";
import { classNames } from "@/lib/client/class-names";
import { PROVIDER_KIND_LABELS } from "@/lib/domains/models/labels";
import type { ProviderDto } from "@/lib/domains/models/schema";
import { ProviderState } from "./provider-state";
import { TestButton } from "./test-button";

interface ProviderRowProps {
  organization: string;
  provider: ProviderDto;
  /** Counted from 0. */
  place: number;
  count: number;
  canManage: boolean;
  /** One of the rows is being dragged. */
  dragging: boolean;
  onDrag: (id: string | null) => void;
  onDropped: () => void;
  onMove: (by: number) => void;
  onEdit: () => void;
  onRemove: () => void;
}

const BY_KEY: Record<string, number> = { ArrowUp: -1, ArrowDown: 1 };

export function ProviderRow({ organization, provider, place, count, canManage, dragging, onDrag, onDropped, onMove, onEdit, onRemove }: ProviderRowProps) {
  const [over, setOver] = useState(false);
  const { name, kind, baseUrl, models, keyEnd, enabled } = provider;
  const byKey = (event: KeyboardEvent) => {
    const by = BY_KEY[event.key];
    if (by === undefined) return;
    event.preventDefault();
    onMove(by);
  };
  return (
    <li
      draggable={canManage}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", name);
        onDrag(provider.id);
      }}
      onDragEnd={() => onDrag(null)}
      onDragOver={(event) => {
        if (!dragging) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDropped();
      }}
      className={classNames("flex flex-wrap items-start gap-x-3 gap-y-2 border-b px-3 py-3 last:border-b-0 sm:px-5", over && "bg-accent-wash")}
    >
      {canManage && count > 1 && (
        <IconButton label={`Move ${name}: drag it, or press the arrow keys`} icon={<GripVertical aria-hidden />} className="cursor-grab" onKeyDown={byKey} />
      )}
      <span className="tabular mt-1.5 w-5 shrink-0 text-sm text-muted">{place + 1}.</span>
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="truncate font-medium" title={name}>
            {name}
          </span>
          <span className="text-sm text-muted">{PROVIDER_KIND_LABELS[kind]}</span>
          {!enabled && <Tag tone="neutral">Switched off</Tag>}
        </p>
        <p className="mt-0.5 text-sm wrap-anywhere text-muted">{models.map((model) => model.name).join(" · ")}</p>
        <p className="mt-0.5 text-xs wrap-anywhere text-muted">
          {baseUrl}
          {keyEnd !== null && (keyEnd ? ` · key ends in ${keyEnd}` : " · with a key")}
          {keyEnd === null && " · without a key"}
        </p>
        <ProviderState health={provider.health} />
      </div>
      {canManage && (
        <div className="flex items-center gap-2">
          <TestButton organization={organization} provider={provider} />
          <DropdownMenu align="end" trigger={<IconButton label={`Actions for ${name}`} icon={<Ellipsis aria-hidden />} />}>
            <MenuItem icon={<Pencil aria-hidden />} onSelect={onEdit}>
              Edit
            </MenuItem>
            <MenuItem icon={<MoveUp aria-hidden />} disabled={place === 0} onSelect={() => onMove(-1)}>
              Ask earlier
            </MenuItem>
            <MenuItem icon={<MoveDown aria-hidden />} disabled={place === count - 1} onSelect={() => onMove(1)}>
              Ask later
            </MenuItem>
            <MenuSeparator />
            <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={onRemove}>
              Remove
            </MenuItem>
          </DropdownMenu>
        </div>
      )}
    </li>
  );
}
