import "server-only";
import { ENDPOINTS } from "./endpoints";

const shown = (example: unknown): string | undefined => (example === undefined ? undefined : JSON.stringify(example, null, 2));

export interface ReferenceSection {
  tag: string;
  calls: {
    id: string;
    method: string;
    path: string;
    summary: string;
    description?: string | undefined;
    permission: string | null;
    body?: { contentType: string; example?: string | undefined };
    answers: { status: string; description: string; example?: string | undefined }[];
  }[];
}

/** The calls as the page for people shows them, grouped as in the OpenAPI document. */
export function apiReference(): ReferenceSection[] {
  const tags = [...new Set(ENDPOINTS.map(({ tag }) => tag))];
  return tags.map((tag) => ({
    tag,
    calls: ENDPOINTS.filter((endpoint) => endpoint.tag === tag).map(({ id, method, path, summary, description, permission, body, answers }) => ({
      id,
      method: method.toUpperCase(),
      path: `/api/v1${path}`,
      summary,
      description,
      permission,
      ...(body ? { body: { contentType: body.contentType, example: shown(body.example) } } : {}),
      answers: Object.entries(answers).map(([status, answer]) => ({ status, description: answer.description.replaceAll("`", ""), example: shown(answer.content?.[0]?.example) })),
    })),
  }));
}
