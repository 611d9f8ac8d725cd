import { building, fire } from "./facts";

/** The doors between Stair 1 and its lobby, one a storey. */
const numbers = [0, ...building.upperLevels].map((level) => `D${level}.02`);

export const stairOneDoors = `${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;

/**
 * The one deliberate disagreement of the sample: the fire strategy asks for FD60S on every storey,
 * the door schedule orders this one door as FD30S. Everything else draws on `facts.ts` and agrees.
 */
export const plantedDoor = "D4.02";
export const plantedRating = "FD30S";

export function stairOneRating(door: string): string {
  return door === plantedDoor ? plantedRating : fire.stairDoors;
}
