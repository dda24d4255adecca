import type { Settings } from '../settings.ts';
import { usual } from './usual.ts';

/**
 * The local host, to which only this machine connects: everyone may sign up. Its ids are derived from the stacks' names,
 * so another name would hide the content of a data folder that exists.
 */
export const local: Settings = { ...usual, name: 'MyhomeAccount', whoMaySignUp: 'everyone' };

/**
 * The local host over the original app's tables, which one person uses. `dev/` plants the tables, and the first identity
 * of a data folder is that person.
 */
export const localOriginal: Settings = {
  ...local,
  ownTables: {
    layout: 'original',
    tables: {
      slips: 'account_slip',
      balances: 'account_balance',
      kinds: 'account_kind_mst',
      methods: 'account_method_mst',
    },
    identity: 'ap-northeast-1:00000000-0000-4000-8000-000000000001',
  },
};

/** The local host as a deployment looks at which people are invited. */
export const localInvited: Settings = { ...local, whoMaySignUp: 'invited' };

/** The local host as a deployment looks in which a domain decides. */
export const localDomains: Settings = { ...local, whoMaySignUp: { emailDomains: ['example.com'] } };
