/** Counts from 1 to below this could point at a household or a person. */
export const smallCount = 5;
