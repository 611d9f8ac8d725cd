/** Luhn, ISO/IEC 7812-1 annex B: doubled every second digit from the right, the sum divides by ten. */
export function passesLuhn(digits: readonly number[]): boolean {
  let sum = 0;
  for (let at = digits.length - 1, second = false; at >= 0; at -= 1, second = !second) {
    const digit = digits[at] ?? 0;
    sum += second ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return digits.length > 0 && sum % 10 === 0;
}

/** Remainder of a decimal of any length; letters stand for 10 to 35 as ISO 7064 and ISO 13616 ask. */
export function remainder97(text: string): number {
  let rest = 0;
  for (const character of text) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

/** ISO 7064 MOD 11,10: the last digit closes the product. */
export function passesMod1110(digits: readonly number[]): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (digit + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === digits.at(-1);
}

export function weightedSum(digits: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (digits[at] ?? 0), 0);
}

/** A day of the Gregorian calendar. */
export function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const MRZ_WEIGHTS = [7, 3, 1];

/** ICAO Doc 9303 part 3, 4.9: weights 7 3 1; A to Z are 10 to 35, the filler is 0. */
export function machineReadableDigit(field: string): number {
  let sum = 0;
  for (let at = 0; at < field.length; at += 1) {
    const character = field[at] ?? "<";
    sum += (character === "<" ? 0 : Number.parseInt(character, 36)) * (MRZ_WEIGHTS[at % 3] ?? 0);
  }
  return sum % 10;
}
