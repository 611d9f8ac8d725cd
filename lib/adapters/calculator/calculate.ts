import "server-only";
import type { MathJsInstance, MathNode } from "mathjs";
import { AppError } from "@/lib/kernel/app-error";

const LONGEST = 300;
const MOST_NODES = 120;
const DIGITS = 12;

/** Large and seldom used: read when it is first needed. */
let loaded: Promise<MathJsInstance> | undefined;
function library(): Promise<MathJsInstance> {
  return (loaded ??= import("mathjs").then(({ all, create }) => create(all ?? {}, { number: "number" })));
}

/** What an expression may be made of. Anything that loops, allocates, assigns or reaches into objects is no part of it. */
const NODES = new Set(["OperatorNode", "ConstantNode", "SymbolNode", "FunctionNode", "ParenthesisNode"]);
const OPERATORS = new Set(["+", "-", "*", "/", "^", "%", "to"]);
const FUNCTIONS = new Set(["sqrt", "cbrt", "abs", "min", "max", "round", "ceil", "floor", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "log", "log10", "exp", "mean", "median", "sum", "hypot"]);
const CONSTANTS = new Set(["pi", "e"]);
const LARGEST_EXPONENT = 64;

function refused(why: string): AppError {
  return new AppError("invalid_input", { userMessage: `This cannot be calculated: ${why}`, fields: { expression: why } });
}

/** Numbers as people write them: "1,250.5", "×", "m²", "30 °C". */
function readable(expression: string): string {
  return expression
    .replace(/(?<=\d),(?=\d{3}(?!\d))/gu, "")
    .replace(/[×·]/gu, "*")
    .replace(/÷/gu, "/")
    .replace(/−/gu, "-")
    .replace(/²/gu, "^2")
    .replace(/³/gu, "^3")
    .replace(/°\s*C\b/gu, " degC")
    .replace(/°\s*F\b/gu, " degF")
    .replace(/°/gu, " deg")
    .replace(/µ/gu, "u")
    .trim();
}

function assertNode(math: MathJsInstance, node: MathNode, counted: { nodes: number }): void {
  if ((counted.nodes += 1) > MOST_NODES) throw refused("it is too long.");
  if (!NODES.has(node.type)) throw refused("it may hold numbers, units, + - * / ^ and simple functions.");
  const { op, name, fn } = node as unknown as { op?: string; name?: string; fn?: { name?: string } };
  if (node.type === "OperatorNode" && !OPERATORS.has(op ?? "")) throw refused(`the sign “${op ?? ""}” is not known.`);
  if (node.type === "FunctionNode" && !FUNCTIONS.has(fn?.name ?? "")) throw refused(`the function “${fn?.name ?? ""}” is not known.`);
  if (node.type === "SymbolNode" && !CONSTANTS.has(name ?? "") && !FUNCTIONS.has(name ?? "") && !math.Unit.isValuelessUnit(name ?? "")) throw refused(`“${name ?? ""}” is neither a number nor a unit.`);
  if (op === "^") assertExponent(node);
  node.forEach((child: MathNode) => assertNode(math, child, counted));
}

function assertExponent(node: MathNode): void {
  const [, exponent] = (node as unknown as { args: MathNode[] }).args;
  const value = exponent && Number(exponent.toString().replace(/[()]/g, ""));
  if (value !== undefined && Number.isFinite(value) && Math.abs(value) > LARGEST_EXPONENT) throw refused("an exponent is too large.");
}

export interface Calculation {
  /** As it was understood. */
  expression: string;
  result: string;
}

/**
 * Works out an expression with units, e.g. "12 mm + 3 in to cm" or "1.35 * 5 kN/m * (6 m)^2 / 8".
 * @throws AppError invalid_input with the reason where it is none, or its units do not agree.
 */
export async function calculate(given: string): Promise<Calculation> {
  if (given.length > LONGEST) throw refused("it is too long.");
  const expression = readable(given);
  if (!expression) throw refused("there is nothing in it.");
  const math = await library();
  let value: unknown;
  try {
    const node = math.parse(expression);
    assertNode(math, node, { nodes: 0 });
    value = node.compile().evaluate({});
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw refused(error instanceof Error ? `${error.message.replace(/[.\s]+$/u, "")}.` : "it is not understood.");
  }
  if (typeof value === "number" ? !Number.isFinite(value) : !math.isUnit(value)) throw refused("it has no finite result.");
  return { expression, result: math.format(value, { precision: DIGITS }) };
}
