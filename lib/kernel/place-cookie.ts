/** Path of the workspace where the person was last. A hint for the way back; never authority. */
export const PLACE_COOKIE = "muniment-place";
