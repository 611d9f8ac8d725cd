import "server-only";
import { EVERY_DEPARTMENT, idList } from "./checked-values";
import { type Conditions, conditionsOf } from "./stores/conditions";
import type { VisibilityFilter } from "./document-attributes";

/** Conditions, all of which must hold, as SQL over either kind of table; undefined when they hide nothing. */
export function predicateOf({ projectIds, documentIds, sensitivity, departmentIds }: Conditions): string | undefined {
  const quoted = (ids: string[]) => ids.map((id) => (id === EVERY_DEPARTMENT ? `'${id}'` : idList([id]))).join(", ");
  const conditions = [
    ...(projectIds ? [`project_id IN (${idList(projectIds)})`] : []),
    ...(documentIds ? [`document_id IN (${idList(documentIds)})`] : []),
    ...(sensitivity === undefined ? [] : [`sensitivity <= ${sensitivity}`]),
    ...(departmentIds ? [`array_has_any(department_ids, [${quoted(departmentIds)}])`] : []),
  ];
  return conditions.length > 0 ? conditions.join(" AND ") : undefined;
}

/** The filter as SQL; undefined when it hides nothing, null when it hides everything. */
export function visibilityPredicate(filter: VisibilityFilter): string | undefined | null {
  const conditions = conditionsOf(filter);
  return conditions && predicateOf(conditions);
}
