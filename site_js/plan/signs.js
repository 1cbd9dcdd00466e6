/** Signs that tell the kinds of rounds apart without colour, each with the letter that looks like it. */

export const SIGNS = /** @type {const} */ (["circle", "triangle", "square", "diamond2", "cross", "star", "wye"]);
export const LETTERS = ["○", "△", "□", "◇", "+", "☆", "Y"];
