import { stairOneRating } from "./contradiction";
import { building, cite, deliveries, fabric, fire } from "./facts";
import type { CellValue, SheetContent } from "./workbook";

interface Door {
  number: string;
  level: number;
  location: string;
  /** Number of leaves, then width and height of each in millimetres. */
  leaf: string;
  rating: string;
  set: string;
  sound: string;
  glazing: string;
  remark: string;
}

type DoorLine = [
  point: string,
  location: string,
  leaf: string,
  rating: string,
  set: string,
  sound: string,
  glazing: string,
  remark: string,
];

const none = "None";
const single = "1 x 1,026 x 2,110";
const pair = "2 x 926 x 2,110";
const riser = "2 x 626 x 2,110";
const vision = "Vision panel";

function levelName(level: number): string {
  return level === 0 ? "Ground" : `Level ${level}`;
}

function doorOf(level: number, [point, location, leaf, rating, set, sound, glazing, remark]: DoorLine): Door {
  return { number: `D${level}.${point}`, level, location, leaf, rating, set, sound, glazing, remark };
}

/** The two stair doors and the electrical riser stand on every storey. */
function repeatedDoors(level: number): DoorLine[] {
  return [
    ["02", "Stair 1 lobby", single, stairOneRating(`D${level}.02`), "H02", none, vision, "Firefighting shaft"],
    ["03", "Stair 2 lobby", single, fire.stairDoors, "H02", none, vision, "Opens into the stair"],
    ["04", "Electrical riser", riser, fire.riserDoors, "H04", none, none, "Kept locked shut"],
  ];
}

function upperDoors(level: number): Door[] {
  const corridor: DoorLine = [
    "01",
    "Cross-corridor",
    single,
    fire.corridorDoors,
    "H03",
    none,
    vision,
    "Held open, released on smoke detection",
  ];
  return [corridor, ...repeatedDoors(level)].map((line) => doorOf(level, line));
}

function groundDoors(): Door[] {
  const lines: DoorLine[] = [
    ["01", "Residents' entrance", "2 x 926 x 2,310", none, "H06", none, "Full", "Automatic, fail-safe on fire signal"],
    ...repeatedDoors(0),
    ["05", "Water riser", riser, fire.riserDoors, "H04", none, none, "Kept locked shut"],
    ["06", "Bin store", pair, fire.plantDoors, "H05", none, none, "Opens to outside air, steel faced"],
    ["07", "Cycle store", "1 x 1,126 x 2,110", none, "H06", none, none, "Opens to outside air, access control"],
    ["08", "Plant room", pair, fire.plantDoors, "H05", "Rw 35 dB", none, "Steel faced"],
    ["09", "Sprinkler pump room", pair, fire.plantDoors, "H05", "Rw 35 dB", none, "Bunded threshold 100 mm"],
    ["10", "Generator room", pair, fire.plantDoors, "H05", "Rw 42 dB", none, "Steel faced"],
    ["11", "Stair 1 final exit", single, none, "H06", none, vision, "Panic bar, security alarm"],
    ["12", "Stair 2 final exit", single, none, "H06", none, vision, "Panic bar, security alarm"],
    ["13", "Commercial unit entrance", "2 x 926 x 2,310", none, "H06", none, "Full", "By tenant's fit-out, opening formed only"],
  ];
  return lines.map((line) => doorOf(0, line));
}

function apartmentDoors(level: number): Door[] {
  return Array.from({ length: building.apartmentsPerLevel }, (_, position) => {
    const accessible = level === 1 && position < 5;
    const viewers = "viewers at 1,200 and 1,500 mm";
    return doorOf(level, [
      String(11 + position),
      `Apartment ${level}.0${position + 1} entrance`,
      accessible ? single : "1 x 926 x 2,110",
      fire.apartmentDoors,
      "H01",
      fabric.entranceDoorRw,
      none,
      accessible ? `Wheelchair apartment, low-force closer; ${viewers}` : `V${viewers.slice(1)}`,
    ]);
  });
}

function rowOf(door: Door): CellValue[] {
  const batch = deliveries[door.level];
  if (!batch) throw new Error(`No delivery for level ${door.level}`);
  const rating = door.rating === none ? "not fire rated" : door.rating;
  return [
    door.number,
    levelName(door.level),
    door.location,
    door.leaf,
    door.rating,
    door.set,
    door.sound,
    door.glazing,
    door.level === 0 ? 7 : door.level,
    { date: batch.release },
    { date: batch.delivery },
    `${door.number}, ${door.location}, ${levelName(door.level)}: ${rating}, hardware set ${door.set}`,
    door.remark,
  ];
}

const columns: SheetContent["columns"] = [
  ["Door", 8],
  ["Level", 9],
  ["Location", 26],
  ["Leaves, width and height in mm", 28],
  ["Fire rating", 11],
  ["Hardware set", 13],
  ["Sound reduction", 15],
  ["Glazing", 13],
  ["Batch", 7],
  ["Release", 12],
  ["Delivery", 12],
  ["Doorset label", 62],
  ["Remark", 48],
];

const upper = building.upperLevels;
const roofDoor: Door = {
  number: "D7.01",
  level: 6,
  location: "Roof access at head of Stair 1",
  leaf: single,
  rating: fire.stairDoors,
  set: "H05",
  sound: none,
  glazing: none,
  remark: "Delivered with Level 6; insulated, weather-sealed",
};

export const doorSheets: SheetContent[] = [
  { name: "Common parts", columns, rows: [...groundDoors(), ...upper.flatMap(upperDoors), roofDoor].map(rowOf) },
  { name: "Apartment entrances", columns, rows: upper.flatMap(apartmentDoors).map(rowOf) },
];

export const doorNotes: [string, string][] = [
  ["Read with", `${cite("specification")}, section L20, for construction, evidence and hardware sets`],
  [
    "Numbering",
    "D, level, point, number. On Levels 1 to 6, points .01 to .04 are common parts and .11 to .18 apartment entrances. The ground storey has common parts only; D7.01 is the roof access door",
  ],
  ["Fire rating", "FD30S and FD60S: minutes of integrity with restriction of cold smoke. None: no fire rating required"],
  ["Batch", "Batches 1 to 6 are Levels 1 to 6; batch 7 is the ground storey. Release and delivery are the dates agreed with the supplier"],
  ["Doorset label", "Text engraved on the label of the doorset, beside the certification plug"],
  ["Not scheduled", "Doors inside apartments, lift landing doors, AOVs and riser access panels"],
];
