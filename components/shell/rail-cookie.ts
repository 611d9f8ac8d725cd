/** Read by the server's layout, written by the rail. */
export const RAIL_COOKIE = "muniment-rail";
export const RAIL_COLLAPSED = "collapsed";
