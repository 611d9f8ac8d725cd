/** Ordered: a clearance opens its own level and all below. Stored as the index. */
export const SENSITIVITIES = ["public", "internal", "confidential", "restricted"] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

export function sensitivityLevel(name: Sensitivity): number {
  return SENSITIVITIES.indexOf(name);
}

export function sensitivityName(level: number): Sensitivity {
  const name = SENSITIVITIES[level];
  if (!name) throw new RangeError(`No sensitivity has level ${level}; levels are 0 to 3`);
  return name;
}
