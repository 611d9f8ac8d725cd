import { clause, section, table } from "../blocks";
import { building, cite, fabric, fire, parties } from "../facts";

const concrete = section(
  "E10",
  "In-situ concrete: architectural requirements",
  clause(
    "Scope",
    `The frame is designed by ${parties.structural}: reinforced concrete columns and walls with ${building.slab} flat slabs, fire resistance ${fire.structure}. This section gives only what the architectural work asks of it.`,
  ),
  clause(
    "Surface finish",
    "Stair soffits and walls of Stair 1 and Stair 2 remain visible and are formed with new film-faced plywood; blowholes up to 6 mm are accepted, honeycombing is not. Concealed surfaces are basic finish with fins removed.",
  ),
  table(
    "Tolerances that following trades rely on",
    [
      ["Subject", 6],
      ["Limit", 3],
      ["Checked", 4],
    ],
    [
      ["Slab edge in plan, each level", "± 8 mm", "Survey every 3 m"],
      ["Slab soffit level at partition heads", "± 10 mm", "Survey at each grid line"],
      ["Lift well, plumb over full height", "15 mm", "Laser survey, three lines a wall"],
      ["Door openings in walls, width and height", "+ 10 mm, - 0 mm", "Gauge, each opening"],
      ["Cast-in channel for masonry support", "± 5 mm", "Template, before pour"],
    ],
  ),
  clause(
    "Openings and sleeves",
    "Openings larger than 100 mm are cast, not drilled. No opening is cored through a slab or shear wall without the written agreement of the structural engineer; the sealing of each opening is agreed at the same time under section P12.",
  ),
  clause(
    "Cover and fire resistance",
    "Axis distance of reinforcement follows the structural drawings. Chases in concrete elements are not permitted, and surface repairs over reinforcement use a product with evidence of equal fire resistance.",
  ),
  clause(
    "As-built survey",
    "A point-cloud survey of each level is issued within ten Working Days of striking. The facade brackets are set out from the survey, not from the design model.",
  ),
);

const brickwork = section(
  "F10",
  "Brick walling, ground to Level 5",
  clause(
    "Description",
    "External cavity wall: facing brick outer leaf 102 mm, 50 mm clear cavity, 200 mm mineral wool insulation fixed to a light steel frame inner leaf with a 12 mm cement particle board sheathing and breather membrane.",
  ),
  clause(
    "Facing brick",
    "Water-struck clay brick, 215 x 102 x 65 mm, colour range as sample panel SM-01. Freeze and thaw category F2, active soluble salts S2, water absorption not more than 12 per cent. Bricks from at least four packs shall be mixed as laid.",
  ),
  clause(
    "Mortar",
    "Designation M4 cement, lime and sand mortar generally; M12 below damp-proof course and in parapets. Joints 10 mm, bucket-handle profile, raked nowhere. No brickwork below 3 °C on a rising thermometer.",
  ),
  clause(
    "Ties, support and movement",
    `Stainless steel ties, grade 1.4401, type and spacing to the structural engineer's calculation and never fewer than 4.4 per square metre. Stainless steel masonry support at each slab edge with a 15 mm compressible joint below. Vertical movement joints at not more than 10 m centres and within 5 m of a corner.`,
  ),
  clause(
    "Cavity barriers and trays",
    `Mineral wool cavity barriers of ${fire.cavityBarriers} at every separating floor and separating wall line; barriers achieving at least ${fire.openingBarriers} around every window and door opening and at the top of the cavity. Barriers are mechanically fixed, compressed by not less than 10 mm and continuous through corners. Cavity trays are stepped, with stop ends and weep holes at not more than 900 mm.`,
  ),
  table(
    "External wall types",
    [
      ["Type", 2],
      ["Location", 4],
      ["Build-up, outside to inside", 7],
      ["U-value", 3],
    ],
    [
      [
        "EW1",
        "Ground to Level 5",
        "Brick, cavity, mineral wool, membrane, cement board, steel frame, two layers of plasterboard",
        fabric.wall,
      ],
      [
        "EW2",
        "Level 6",
        "Aluminium cassette, ventilated cavity, mineral wool, membrane, cement board, steel frame, two layers of plasterboard",
        fabric.wall,
      ],
      ["EW3", "Plant enclosure", "Aluminium louvre or cassette, mineral wool, concrete block", fabric.wall],
    ],
  ),
  clause(
    "Workmanship",
    "Cavities shall be kept clean with battens and inspected daily. Insulation boards are butted tight, staggered in two layers and fixed with at least five fixings a board; gaps over 3 mm are filled with the same material, not with foam.",
  ),
);

const cladding = section(
  "H92",
  "Rainscreen cladding, Level 6",
  clause(
    "Description",
    "Ventilated rainscreen of 3 mm solid aluminium cassettes, polyester powder coated, on aluminium rails and thermally broken brackets fixed through the sheathing to the steel frame.",
  ),
  clause(
    "Materials",
    `Cassettes, rails, brackets and insulation shall each be ${fire.externalWall} or better as classified in end use. Composite panels with a polymer core are not permitted in any location. Brackets shall be included in the U-value calculation.`,
  ),
  clause(
    "Ventilation and drainage",
    "Ventilated cavity at least 50 mm, open at head and base with insect mesh. Open-state cavity barriers shall close the cavity in fire within the time stated in their test report and shall keep at least 25 mm open in normal use.",
  ),
  clause(
    "Weather resistance",
    "The installed system shall show no leakage on the site hose test at five locations chosen by the quality inspector. Serviceability wind pressure 1.6 kPa; deflection of any cassette not more than span/90.",
  ),
  clause(
    "Finish",
    "Powder coating 60 to 80 micrometres, colour RAL 7006 matt, gloss 25 to 30 units, from one batch for each elevation. Scratches down to metal mean that the cassette is replaced; touch-up is limited to two marks a cassette, each smaller than 5 mm.",
  ),
  clause(
    "Lightning protection",
    "Rails shall be bonded to the lightning protection system at the positions on the electrical drawings, with an inspection point at each corner of Level 6.",
  ),
);

const roofing = section(
  "J42",
  "Roof coverings and terraces",
  clause(
    "Description",
    `Inverted warm roof on the ${building.slab} concrete slab: hot-applied reinforced waterproofing, extruded insulation, water-flow reducing layer, and 50 mm paving or 100 mm washed ballast. The Level 6 terraces have the same waterproofing with porcelain paving on pedestals.`,
  ),
  clause(
    "Fire performance",
    `Roof build-up including paving and ballast: ${fire.roof}. A 1.5 m wide strip of paving on each side of the compartment wall line, and a 600 mm strip around smoke shaft heads and rooflights, shall be laid with no vegetation and no plastics exposed.`,
  ),
  table(
    "Roof build-up, from the slab upwards",
    [
      ["Layer", 5],
      ["Thickness", 2],
      ["Requirement", 6],
    ],
    [
      ["Primer and hot-applied membrane with reinforcement", "6 mm", "Two coats; pull-off not less than 0.3 N/mm² at five points a bay"],
      ["Protection sheet", "3 mm", "Lapped 100 mm, laid the same day as the membrane"],
      ["Extruded insulation", "320 mm", `Single thickness or two staggered layers; ${fabric.roof} with rainwater correction`],
      ["Water-flow reducing layer", "0.2 mm", "Lapped 300 mm, turned up at all perimeters"],
      ["Paving or ballast", "50 to 100 mm", "Resists uplift to the structural engineer's wind calculation"],
    ],
  ),
  clause(
    "Falls and drainage",
    "Finished falls of not less than 1:80 to outlets. Each bay has two outlets and a warning overflow through the parapet 40 mm above membrane level. Upstands are at least 150 mm above finished level, and 75 mm at level thresholds with a drained grating.",
  ),
  clause(
    "Testing",
    "Electronic leak test of the whole membrane before the insulation is laid, witnessed by the quality inspector under hold point HP-06. Terraces are flooded to 50 mm for 24 hours.",
  ),
  clause(
    "Guarantee",
    "Insurance-backed guarantee for 25 years covering materials, labour and removal and reinstatement of the overlying layers.",
  ),
  clause(
    "Safe access",
    "Permanent guard rail 1,100 mm high to the main roof perimeter, fixed without penetrating the membrane. Access is by the roof access door at the head of Stair 1 only.",
  ),
);

const windows = section(
  "L10",
  "Windows and glazed balcony doors",
  clause(
    "Description",
    "Aluminium and timber composite windows, inward-opening tilt and turn, triple glazed. Balcony doors of the same range with level threshold.",
  ),
  table(
    "Window performance",
    [
      ["Property", 5],
      ["Requirement", 5],
      ["Standard of test", 4],
    ],
    [
      ["Thermal transmittance, whole window", fabric.window, "BS EN ISO 10077"],
      ["Air permeability", "Class 4", "BS EN 12207"],
      ["Watertightness", "Class 9A", "BS EN 12208"],
      ["Resistance to wind load", "Class C4", "BS EN 12210"],
      ["Solar transmittance of glazing", "0.37 south and west, 0.50 elsewhere", "BS EN 410"],
      ["Security, ground storey and terraces", "Resistance class RC 2", "BS EN 1627"],
    ],
  ),
  clause(
    "Guarding and cleaning",
    "Openings with a sill below 1,100 mm have fixed guarding of laminated glass behind the opening light. All glass on Levels 1 to 6 can be cleaned from inside by the tilt and turn action; restrictors limit the tilt position to 100 mm and cannot be released by a child.",
  ),
  clause(
    "Installation",
    "Frames are set within the insulation line on brackets, sealed inside with a vapour-tight tape and outside with a vapour-open tape. Cavity barriers at the reveal are complete before the frame is fixed.",
  ),
  clause(
    "Background ventilation",
    "No trickle vents: apartments have balanced mechanical ventilation with heat recovery. Window frames shall not be routed for vents on site.",
  ),
  clause(
    "Handing over",
    "Two operating handles of each type, one spare glazing unit of the commonest size and 5 litres of each touch-up coating are delivered to the Employer's store.",
  ),
);

const insulation = section(
  "P10",
  "Insulation and air barriers",
  clause(
    "Insulation in external walls",
    `Stone mineral wool slab, ${fire.insulation}, thermal conductivity not more than 0.034 W/(m·K), density not less than 45 kg/m³, faced with a black tissue where it can be seen through open joints.`,
  ),
  clause(
    "Ground floor insulation",
    `Rigid insulation 180 mm below the slab with 50 mm upstand at the perimeter; compressive strength not less than 150 kPa; ground floor ${fabric.floor}.`,
  ),
  clause(
    "Air barrier line",
    "The air barrier is the inner plasterboard lining with its vapour control layer, taped at every joint and sealed to slab soffits, frames and penetrations. It is marked red on the large-scale details. Sockets in external walls sit in a 50 mm service void so that the barrier is not cut.",
  ),
  clause(
    "Airtightness champion",
    `The Contractor shall name one person responsible for airtightness. Interim tests are made on the first apartment of each level to be closed up; the result is posted in the site office within two Working Days. The final value, ${fabric.airtightness}, is defined in section A11.`,
  ),
  clause(
    "Workmanship",
    `Compressed, wet or displaced insulation shall be removed. Record photographs are taken before closing up, as described in section A12. Fire-stopping materials are never used as insulation nor the reverse; see ${cite("fireStrategy")} for the lines of compartmentation.`,
  ),
);

export const envelopeSections = [concrete, brickwork, cladding, roofing, windows, insulation];
