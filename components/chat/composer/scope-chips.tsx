"use client";

import { ChevronDown, FileText, Folder, Library, Paperclip, X } from "lucide-react";
import type { ReactNode } from "react";
import { DropdownMenu, MenuChoices } from "@/components/ui/overlays/dropdown-menu";

export interface ScopeOption {
  id: string;
  name: string;
}

interface ScopeChipsProps {
  projects: readonly ScopeOption[];
  project: ScopeOption | null;
  onProject: (projectId: string | null) => void;
  documents: readonly ScopeOption[];
  onRemoveDocument: (documentId: string) => void;
  /** Opens the choice of documents. */
  onAttach: () => void;
}

const ALL = "all";
const CHIP =
  "tap inline-flex h-8 max-w-56 items-center gap-1.5 rounded-md border bg-surface px-2 text-sm [&_svg]:size-3.5 [&_svg]:shrink-0";

/** Where the next answers are looked for. */
export function ScopeChips({ projects, project, onProject, documents, onRemoveDocument, onAttach }: ScopeChipsProps) {
  return (
    <>
      {project ? (
        <RemovableChip icon={<Folder aria-hidden />} label={project.name} onRemove={() => onProject(null)} />
      ) : (
        documents.length === 0 && <ProjectChoice projects={projects} onProject={onProject} />
      )}
      {documents.map((document) => (
        <RemovableChip key={document.id} icon={<FileText aria-hidden />} label={document.name} onRemove={() => onRemoveDocument(document.id)} />
      ))}
      <button type="button" onClick={onAttach} className={`${CHIP} text-muted hover:bg-hover hover:text-ink`} aria-label="Choose documents">
        <Paperclip aria-hidden />
        {documents.length === 0 ? "Documents" : "More"}
      </button>
    </>
  );
}

function ProjectChoice({ projects, onProject }: Pick<ScopeChipsProps, "projects" | "onProject">) {
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
