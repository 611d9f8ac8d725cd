/** Enforced inside the index query itself, so that a limit counts visible hits only. */
export interface VisibilityFilter {
  projectIds: string[] | "all";
  maxSensitivity: number;
  departmentIds: string[] | "all";
  documentIds?: string[];
}

/** What a document's passages inherit from it; a change needs no new text. */
export interface DocumentAttributes {
  projectId?: string;
  sensitivity?: number;
  departmentIds?: string[];
}
