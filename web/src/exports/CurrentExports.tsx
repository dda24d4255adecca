import type { KnownExportFragment } from '../../../client/__generated__/graphql.ts';
import { findExport, hasEnded } from '../../../client/exports/known-exports.ts';
import { landing } from '../focus/keep-focus.ts';
import { daysOf } from '../period/days.ts';
import { daysName } from '../words/days-name.ts';
import { useLanguage } from '../words/Language.tsx';
import { useExports } from './Exports.tsx';
import styles from './NewExport.module.css';
import { Outcome } from './Outcome.tsx';
import { Progress } from './Progress.tsx';

/** The exports that this tab requested, newest first. Each is followed until it has ended, side by side. */
export function CurrentExports() {
  const { snapshot, asking } = useExports();
  const known = asking.shown.toReversed().flatMap((id) => findExport(snapshot.known, id) ?? []);
  return (
    <div className={styles.all}>
      {known.map((one) => (
        <CurrentExport key={one.id} of={one} />
      ))}
    </div>
  );
}

function CurrentExport({ of }: { readonly of: KnownExportFragment }) {
  const language = useLanguage();
  return (
    <section className={styles.current} aria-labelledby={`current-${of.id}`} data-export={of.id}>
      <h3 id={`current-${of.id}`} {...landing}>
        {daysName(daysOf(of), language)}
      </h3>
      {hasEnded(of.status) ? <Outcome of={of} /> : <Progress of={of} isSpoken />}
    </section>
  );
}
