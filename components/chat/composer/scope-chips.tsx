"use client";

import { ChevronDown, FileText, Folder, Library, X } from "lucide-react";
import type { ReactNode } from "react";
import { DropdownMenu, MenuChoices } from "@/components/ui/overlays/dropdown-menu";
import { count } from "@/lib/client/format";

export interface ScopeOption {
  id: string;
  name: string;
}

interface ScopeChipsProps {
  projects: readonly ScopeOption[];
  projectId: string | null;
  onProject: (projectId: string | null) => void;
  documents: readonly ScopeOption[];
  onRemoveDocument: (documentId: string) => void;
}

const ALL = "all";
const CHIP =
  "tap inline-flex h-8 max-w-56 items-center gap-1.5 rounded-md border bg-surface px-2 text-sm [&_svg]:size-3.5 [&_svg]:shrink-0";

/** Where the answer is looked for, before a conversation begins. */
export function ScopeChips({ projects, projectId, onProject, documents, onRemoveDocument }: ScopeChipsProps) {
  const project = projects.find((option) => option.id === projectId);
  if (documents.length > 0) {
    return documents.map((document) => (
      <RemovableChip
        key={document.id}
        icon={<FileText aria-hidden />}
        label={document.name}
        onRemove={() => onRemoveDocument(document.id)}
      />
    ));
  }
  if (project) return <RemovableChip icon={<Folder aria-hidden />} label={project.name} onRemove={() => onProject(null)} />;
  return (
    <DropdownMenu
      side="top"
      trigger={
        <button
          type="button"
          className={`${CHIP} text-muted hover:bg-hover hover:text-ink`}
          aria-label="Looks in: all documents. Choose a project"
        >
          <Library aria-hidden />
          All documents
          <ChevronDown aria-hidden />
        </button>
      }
    >
      <MenuChoices
        value={ALL}
        onValueChange={(value) => onProject(value === ALL ? null : value)}
        options={[{ value: ALL, label: "All documents" }, ...projects.map(({ id, name }) => ({ value: id, label: name }))]}
      />
    </DropdownMenu>
  );
}

/** What a conversation looks in was settled when it began. */
export function FixedScope({ projectName, documents }: { projectName: string | null; documents: number }) {
  const label = documents > 0 ? count(documents, "document") : (projectName ?? "All documents");
  const Icon = documents > 0 ? FileText : projectName ? Folder : Library;
  return (
    <span
      className="inline-flex h-8 max-w-64 items-center gap-1.5 px-1.5 text-sm text-muted"
      title="Settled when the conversation began; a new conversation can look elsewhere."
    >
      <Icon aria-hidden className="size-3.5 shrink-0" />
      <span className="sr-only">Looks in: </span>
      <span className="truncate">{label}</span>
    </span>
  );
}

function RemovableChip({ icon, label, onRemove }: { icon: ReactNode; label: string; onRemove: () => void }) {
  return (
    <span className={`${CHIP} pr-0`}>
      {icon}
      <span className="truncate" title={label}>
        {label}
      </span>
      <button
        type="button"
        onClick={onRemove}
        aria-label={`Stop looking only in ${label}`}
        className="tap inline-flex size-8 shrink-0 items-center justify-center rounded-md text-muted hover:text-ink"
      >
        <X aria-hidden />
      </button>
    </span>
  );
}
