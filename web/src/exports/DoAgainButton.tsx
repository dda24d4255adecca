import type { Days } from '../period/days.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { useExports } from './Exports.tsx';

/** A button that requests a copy of the same days again. */
export function DoAgainButton({ days }: { readonly days: Days }) {
  const language = useLanguage();
  const { requests, asking } = useExports();
  const { request } = language.words;
  return (
    <button
      type="button"
      aria-label={request.doAgainOf(daysName(days, language))}
      aria-disabled={asking.asking}
      onClick={() => void requests.ask(days, language.language)}
    >
      {request.doAgain}
    </button>
  );
}
