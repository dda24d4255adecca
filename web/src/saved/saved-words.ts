import type { Why } from './use-confirmation.ts';

/** All texts of the place where a saved file is checked and looked into, in one language. */
export interface SavedWords {
  readonly heading: string;
  readonly intro: string;
  readonly privacy: string;
  readonly confirmation: {
    readonly working: string;
    readonly confirmed: (instant: string) => string;
    readonly refused: Readonly<Record<Why, string>>;
    readonly unpacked: string;
  };
  readonly receipts: {
    readonly heading: string;
    readonly none: string;
    readonly means: string;
    /** What a copy holds, and when it was made. */
    readonly copy: (days: string, made: string) => string;
    readonly confirmed: (instant: string, device: string | null) => string;
    readonly remove: string;
    readonly removeOf: (copy: string) => string;
    readonly removed: string;
    readonly loading: string;
  };
}
