const datedNames = ['slips', 'balances'] as const;

/** The datasets whose records belong to days. */
export type DatedName = (typeof datedNames)[number];

/** Whether a dataset of this name has days. Resolvers bundle this file, and not the descriptions of the datasets. */
export function isDated(name: string): name is DatedName {
  return (datedNames as readonly string[]).includes(name);
}
