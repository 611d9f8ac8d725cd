import { clause, section, table } from "../blocks";
import { cite, documents, fabric, fire, parties } from "../facts";

const partitions = section(
  "K10",
  "Partitions, linings and ceilings",
  clause(
    "Description",
    "Metal stud partitions with gypsum boards as the tested systems of one manufacturer. Mixing components of different manufacturers is not permitted, because the test evidence does not extend to it.",
  ),
  table(
    "Partition types",
    [
      ["Type", 1.6],
      ["Use", 5],
      ["Build-up", 6],
      ["Fire", 2],
      ["Sound", 3],
    ],
    [
      [
        "P1",
        "Between apartments",
        "Twin 60 mm studs, 250 mm overall, two layers of 15 mm board each side, 100 mm mineral wool",
        fire.partyWalls,
        fabric.airborne,
      ],
      [
        "P2",
        "Apartment to common corridor",
        "92 mm acoustic stud, two layers of 15 mm board each side, 80 mm mineral wool",
        fire.corridorWalls,
        fabric.airborne,
      ],
      ["P3", "Within an apartment", "70 mm stud, one layer of 15 mm board each side, 25 mm mineral wool", "EI 30", "Rw 40 dB"],
      ["P4", "Service risers", "60 mm shaft-wall stud, boarded from the corridor side", fire.risers, "Rw 45 dB"],
      ["P5", "Plant rooms", "140 mm solid concrete block, painted", "EI 120", "Rw 50 dB"],
    ],
  ),
  clause(
    "Height and deflection",
    "Partitions run from structural slab to structural soffit. Deflection heads allow 20 mm and use the tested head detail with its fire-resisting strip; a bead of sealant alone is not acceptable.",
  ),
  clause(
    "Service penetrations in party walls",
    "No socket, pipe or cable passes through a P1 wall. Back boxes in P2 walls are staggered by one full stud bay and fitted with intumescent pads.",
  ),
  clause(
    "Ceilings",
    `Apartment ceilings: 12.5 mm board on a metal grid, 150 mm void. Corridor ceilings: 12.5 mm board with access panels at valves and dampers. Linings to common corridors, lobbies and stairs shall be ${fire.circulationLining} or better; to rooms over 4 m² ${fire.roomLining}; to smaller rooms ${fire.smallRoomLining}.`,
  ),
  clause(
    "Pre-completion sound tests",
    "One set of tests for every ten apartments, starting with the first pair closed up on Level 1. Second-side boarding on the next level does not start until the first set has passed.",
  ),
);

const doors = section(
  "L20",
  "Doorsets",
  clause(
    "Scope",
    `Doorsets in the common parts and apartment entrance doorsets, as listed in ${cite("doors")}. All are supplied complete by ${parties.doorsets}: leaf, frame, seals, intumescent strips, glazing and hardware in one factory-assembled unit. Loose assembly on site is not permitted.`,
  ),
  clause(
    "Fire ratings",
    `The fire rating of each doorset shall satisfy ${cite("fireStrategy")}. The schedule carries the rating to be ordered against each door number. The Contractor shall check one against the other before releasing any batch for manufacture and report every difference.`,
  ),
  clause(
    "Evidence",
    "Ratings are proved by test to BS 476-22 or BS EN 1634-1, from both faces, with the smoke suffix S proved by test of cold smoke leakage. Evidence shall cover the leaf size, the glazing, the hardware and the wall type in which the doorset stands. Third-party certification covers manufacture and installation.",
  ),
  clause(
    "Apartment entrance doorsets",
    `Solid timber core, 54 mm, veneered oak face to the corridor, self-closing, three hinges, multi-point lock, viewer at 1,200 mm and 1,500 mm, letter plate omitted. Rating ${fire.apartmentDoors}; sound reduction ${fabric.entranceDoorRw}; security enhanced and tested as a complete doorset. Clear opening width not less than 850 mm.`,
  ),
  clause(
    "Communal entrance",
    `Thermally broken aluminium screen and automatic swing door, ${fabric.entranceDoor}, with a break-glass release and a fail-safe lock that opens on loss of power and on activation of the fire detection system.`,
  ),
  table(
    "Hardware sets",
    [
      ["Set", 1.6],
      ["Use", 5],
      ["Principal items", 8],
    ],
    [
      ["H01", "Apartment entrance", "Concealed closer size 3, multi-point lock with thumb turn inside, viewer, three hinges, drop seal"],
      ["H02", "Stair lobby", "Overhead closer size 2 to 4, pull handle and push plate, vision panel, three hinges, perimeter smoke seals"],
      ["H03", "Cross-corridor", "Electromagnetic hold-open, overhead closer, vision panels, pull handles, kick plates"],
      ["H04", "Riser cupboard", "Budget lock keyed alike, flush pull, two hinges, keep-locked-shut sign"],
      ["H05", "Plant and stores", "Mortice lock with thumb turn, overhead closer, kick plates, louvre where scheduled"],
      ["H06", "Final exits and entrance", "Panic bar or automatic operator, fail-safe lock, weather seals, access control"],
    ],
  ),
  clause("Release for manufacture", "Doorsets are released in batches of one level. A batch is released when the following are complete.", [
    "Door numbers, handing and structural opening sizes are checked on site against the plans.",
    "Ratings are checked against the fire strategy and the check is signed by the Contractor's design manager.",
    "The hardware set has been accepted as a technical submittal.",
    "Access control and hold-open wiring points are shown on the electrical drawings.",
  ]),
  clause(
    "Installation",
    "Gaps between leaf and frame 2 to 4 mm; threshold gap not more than 3 mm for smoke-rated doorsets. Frames are packed with non-combustible packers, and the joint to the wall is sealed as tested. Each fire doorset keeps its certification plug and a label with its door number.",
  ),
  clause(
    "Inspection",
    "Every fire doorset is inspected at installation, at practical completion and, by the Employer, every three months for common parts. Inspection sheets use the door numbers of the schedule.",
  ),
);

const fireStopping = section(
  "P12",
  "Fire stopping and penetration sealing",
  clause(
    "Principle",
    `Every service penetration of a compartment wall, compartment floor, riser enclosure or shaft enclosure shall be sealed to the fire resistance of the element it passes. Lines of compartmentation are those of ${cite("fireStrategy")}.`,
  ),
  clause(
    "Installer",
    "One specialist installer with third-party certification for the whole building. General trades do not install fire-stopping products.",
  ),
  table(
    "Sealing systems by penetration",
    [
      ["Penetration", 5],
      ["System", 6],
      ["Rating", 3],
    ],
    [
      [
        "Single plastic pipe up to 110 mm",
        "Intumescent collar fixed to both faces of a wall, to the soffit of a floor",
        "As element, EI 60 least",
      ],
      ["Metal pipe with insulation", "Mineral wool sleeve and coated batt", "As element, EI 60 least"],
      ["Cable trays and bundles", "Coated batt with cable transit, future capacity 25 per cent", "As element, EI 60 least"],
      ["Ventilation ductwork", "Fire damper fixed in the line of the element by its tested detail", "As element, ES classified"],
      ["Sprinkler pipework", "Coated batt with sealed annulus, movement 10 mm", "As element, EI 60 least"],
    ],
  ),
  clause(
    "Separation",
    "Penetrations stand at least 200 mm apart, or at the distance of the test evidence if greater. Where services arrive closer than this they are moved, not sealed in a group without evidence.",
  ),
  clause(
    "Labelling and register",
    `Each seal has a durable label with number, product, date and installer. The numbers are entered in the penetration register kept with ${documents.commissioning.number}.`,
  ),
  clause(
    "Openings formed later",
    "A hole formed after sealing is treated as a non-conformance until it is sealed and entered in the register.",
  ),
);

const finishes = section(
  "M20",
  "Finishes and decoration",
  clause(
    "Screed and flooring",
    "Calcium sulphate screed 65 mm on 30 mm resilient insulation, moisture below 75 per cent relative humidity before floor coverings are laid. Engineered oak in living rooms, porcelain tile in bathrooms, needle-punched carpet tile in corridors with a light reflectance contrast of 30 points to the walls.",
  ),
  clause(
    "Tiling",
    "Large-format tile fixed with full-bed adhesive on a cement-based backing board. A liquid tanking membrane runs over the whole floor and 1,800 mm up shower walls, turned 150 mm past each internal angle.",
  ),
  clause(
    "Painting",
    `Two coats of water-borne matt on a mist coat. Paint build-up on linings of escape routes shall not lower their class below ${fire.circulationLining}. Fire doorsets are factory finished; site painting of edges, seals and labels is not permitted.`,
  ),
  table(
    "Finishes by room",
    [
      ["Room", 4],
      ["Floor", 4],
      ["Walls", 4],
      ["Ceiling", 4],
    ],
    [
      ["Living, dining, bedroom", "Engineered oak 14 mm", "Matt paint", "Matt paint"],
      ["Bathroom", "Porcelain tile, slip 36 PTV", "Tile and paint", "Moisture board, paint"],
      ["Common corridor", "Carpet tile", "Durable paint, 90 mm skirting", "Acoustic plasterboard"],
      ["Stair 1 and Stair 2", "Sealed concrete, contrasting nosings", "Durable paint", "Painted soffit"],
      ["Bin and cycle store", "Sealed concrete", "Painted block", "Insulated soffit board"],
    ],
  ),
  clause(
    "Protection",
    "Finished floors are covered with breathable, flame-retardant protection. Protection left on escape routes during occupation of neighbouring levels shall be removed at the end of each shift.",
  ),
);

const kitchens = section(
  "N10",
  "Kitchen fittings",
  clause(
    "Units",
    "Carcasses of 18 mm moisture-resistant board, formaldehyde class E1, with 2 mm edging on visible edges. Fronts lacquered, colour from the approved sample. Adjustable legs, removable plinth and integrated recycling bins of 30 litres in two parts.",
  ),
  clause(
    "Worktops",
    "Quartz composite 20 mm with 60 mm upstand, supported at not more than 600 mm. Joints are made away from the sink and hob, and openings have a radius of at least 10 mm in each corner.",
  ),
  table(
    "Appliances supplied with the kitchen",
    [
      ["Appliance", 4],
      ["Energy class", 3],
      ["Position", 6],
    ],
    [
      ["Induction hob, four zones", "Not applicable", "At least 1,800 mm from the apartment's escape route"],
      ["Oven, built in", "A", "Below the hob, or at 850 mm in wheelchair apartments"],
      ["Refrigerator and freezer", "D", "Full height, ventilated plinth"],
      ["Dishwasher", "C", "450 mm in one-bedroom apartments"],
      ["Recirculating hood", "B", "Carbon filter; no connection to the ventilation unit"],
    ],
  ),
  clause(
    "Services",
    "Socket outlets above the worktop are at least 300 mm from the sink and 150 mm from the hob. Isolators are labelled and stand inside the adjoining unit. Open-plan kitchens have a sprinkler head within reach of the hob, as the services drawings show.",
  ),
  clause(
    "Installation",
    "Units are fixed after wall finishes and screed moisture readings have been accepted. Tall units are fixed at two points to a timber ground, not to plasterboard alone. All cut edges are sealed before fixing.",
  ),
  clause(
    "Protection and handing over",
    "Worktops carry rigid protection until cleaning. Appliance manuals, warranty cards and two spare hinges per apartment go to the building manual.",
  ),
);

export const interiorSections = [partitions, doors, fireStopping, finishes, kitchens];
