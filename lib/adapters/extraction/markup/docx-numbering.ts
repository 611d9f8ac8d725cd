import "server-only";

export interface Level {
  start: number;
  /** Set by the list itself: its first paragraph of this level has this number. */
  restartAt?: number | undefined;
  format: string;
  /** "%1.%2", markup entities kept. */
  text: string;
  legal: boolean;
}

/** Where a paragraph stands in a list. */
export interface ListPlace {
  list: string;
  number: string;
  level: number;
  levels: readonly (Level | undefined)[];
}

export interface Numbering {
  placeOf(paragraphProperties: string): ListPlace | undefined;
}

interface ListDefinition {
  levels: (Level | undefined)[];
  levelOfStyle: Map<string, number>;
  /** The style whose list this one borrows. */
  link: string | undefined;
}

interface Reference {
  number?: string | undefined;
  level?: number | undefined;
}

const MAX_STYLE_DEPTH = 20;

/** The list definitions and styles of a Word document, from the text of its parts. */
export function readNumbering(numberingXml: string, stylesXml: string): Numbering {
  const definitions = new Map(
    elements(numberingXml, "w:abstractNum").map((one) => [attribute(one, "w:abstractNumId") ?? "", definitionOf(one)]),
  );
  const numbers = new Map(elements(numberingXml, "w:num").map((one) => [attribute(one, "w:numId") ?? "", one]));
  const styles = new Map(elements(stylesXml, "w:style").map((one) => [attribute(one, "w:styleId") ?? "", one]));

  const ofStyle = (id: string | undefined, depth = 0): Reference => {
    const style = id === undefined || depth > MAX_STYLE_DEPTH ? undefined : styles.get(id);
    if (!style) return {};
    const own = referenceOf(style);
    const inherited = own.number === undefined || own.level === undefined ? ofStyle(valueOf(style, "w:basedOn"), depth + 1) : {};
    return { number: own.number ?? inherited.number, level: own.level ?? inherited.level };
  };

  const listOf = (number: string, depth = 0): { id: string; definition: ListDefinition } | undefined => {
    const id = valueOf(numbers.get(number) ?? "", "w:abstractNumId");
    const definition = id === undefined ? undefined : definitions.get(id);
    const linked = definition?.link === undefined || depth > 3 ? undefined : ofStyle(definition.link).number;
    if (linked !== undefined && linked !== number) return listOf(linked, depth + 1);
    return id === undefined || !definition ? undefined : { id, definition };
  };

  return {
    placeOf(properties) {
      const style = valueOf(properties, "w:pStyle");
      const own = referenceOf(properties);
      const inherited = ofStyle(style);
      const number = own.number ?? inherited.number;
      const found = number === undefined || number === "0" ? undefined : listOf(number);
      if (number === undefined || !found) return undefined;
      const level = own.level ?? found.definition.levelOfStyle.get(style ?? "") ?? inherited.level ?? 0;
      return { list: found.id, number, level, levels: overridden(found.definition.levels, numbers.get(number) ?? "") };
    },
  };
}

function definitionOf(xml: string): ListDefinition {
  const definition: ListDefinition = { levels: [], levelOfStyle: new Map(), link: valueOf(xml, "w:numStyleLink") };
  for (const one of elements(xml, "w:lvl")) {
    const index = levelIndex(one);
    definition.levels[index] = levelOf(one);
    const style = valueOf(one, "w:pStyle");
    if (style !== undefined) definition.levelOfStyle.set(style, index);
  }
  return definition;
}

function levelOf(xml: string): Level {
  return {
    start: Number(valueOf(xml, "w:start") ?? 1) || 0,
    format: valueOf(xml, "w:numFmt") ?? "decimal",
    text: valueOf(xml, "w:lvlText") ?? "",
    legal: /<w:isLgl\b/.test(xml),
  };
}

function overridden(levels: readonly (Level | undefined)[], number: string): (Level | undefined)[] {
  const result = [...levels];
  for (const one of elements(number, "w:lvlOverride")) {
    const index = levelIndex(one);
    const own = elements(one, "w:lvl")[0];
    const base = own ? levelOf(own) : result[index];
    const restartAt = valueOf(one, "w:startOverride");
    if (base) result[index] = { ...base, restartAt: restartAt === undefined ? undefined : Number(restartAt) };
  }
  return result;
}

function levelIndex(xml: string): number {
  return Math.min(8, Math.max(0, Number(attribute(xml, "w:ilvl") ?? 0) || 0));
}

function referenceOf(xml: string): Reference {
  const properties = elements(xml, "w:numPr")[0];
  if (!properties) return {};
  const level = valueOf(properties, "w:ilvl");
  return { number: valueOf(properties, "w:numId"), level: level === undefined ? undefined : Math.min(8, Number(level) || 0) };
}

function elements(xml: string, name: string): string[] {
  return xml.match(new RegExp(`<${name}(?=[\\s>])[^>]*?(?:/>|>[\\s\\S]*?</${name}>)`, "g")) ?? [];
}

/** The `w:val` of the first such element. */
function valueOf(xml: string, name: string): string | undefined {
  const start = new RegExp(`<${name}\\s[^>]*>`).exec(xml)?.[0];
  return start === undefined ? undefined : attribute(start, "w:val");
}

function attribute(xml: string, name: string): string | undefined {
  return new RegExp(`^<[^>]*?\\s${name}="([^"]*)"`).exec(xml)?.[1];
}
