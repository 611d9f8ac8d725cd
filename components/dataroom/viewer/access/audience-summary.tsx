import { HIDING_RULE_LABELS } from "@/lib/domains/dataroom/labels";
import type { DocumentAccessDto, DocumentDto, HidingRule } from "@/lib/domains/dataroom/schema";

/** How many see the document, and what hides it from the others. */
export function AudienceSummary({ document, access }: { document: DocumentDto; access: DocumentAccessDto }) {
  const { audience } = access;
  const project = access.projectAccess === "members" ? `Members of “${document.projectName}”` : "Everybody in the workspace";
  return (
    <section aria-labelledby="audience-title">
      <h3 id="audience-title" className="text-sm font-medium">
        Who sees it
      </h3>
      <p className="mt-0.5 text-sm text-muted">
        {project}, as far as the sensitivity and the departments above allow.
        {audience && ` ${audience.seeing} of ${audience.members} ${audience.members === 1 ? "member" : "members"} of the workspace.`}
      </p>
      {audience && audience.seeing < audience.members && (
        <dl className="mt-3 border-t text-sm">
          {(Object.keys(HIDING_RULE_LABELS) as HidingRule[]).filter((rule) => audience.hiddenBy[rule] > 0).map((rule) => (
            <div key={rule} className="flex gap-3 border-b py-2">
              <dt className="min-w-0 flex-1 text-muted">{HIDING_RULE_LABELS[rule]}</dt>
              <dd className="tabular">{audience.hiddenBy[rule]}</dd>
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
