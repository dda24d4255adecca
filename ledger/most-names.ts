/** The most names of a master that a query answers with. A household has a few dozen. The schema states this number. */
export const mostNames = 1000;
