/** What the dialog says of each tag: on, off, or left as it is on every document. */
type TagChoices = ReadonlyMap<string, boolean>;

export interface TagChange {
  add: string[];
  remove: string[];
}

/** The tags that some of the documents have, with whether all of them do. */
export function tagsHeld(documents: readonly { tags: readonly string[] }[]): Map<string, boolean> {
  const tags = [...new Set(documents.flatMap((document) => document.tags))].sort((a, b) => a.localeCompare(b));
  return new Map(tags.map((tag) => [tag, documents.every((document) => document.tags.includes(tag))]));
}

/** Nothing is said of what already is as it was chosen. */
export function tagChange(held: ReadonlyMap<string, boolean>, choices: TagChoices): TagChange {
  const add = [...choices].flatMap(([tag, on]) => (on && held.get(tag) !== true ? [tag] : []));
  const remove = [...choices].flatMap(([tag, on]) => (!on && held.has(tag) ? [tag] : []));
  return { add, remove };
}

/** "fire, roof ,fire" as it is typed. */
export function typedTags(text: string): string[] {
  const tags = text.split(",").map((tag) => tag.trim().slice(0, 50));
  return [...new Set(tags.filter((tag) => tag !== ""))];
}
