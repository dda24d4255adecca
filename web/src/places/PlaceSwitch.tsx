import { useLanguage } from '../words/Language.tsx';
import styles from './PlaceSwitch.module.css';
import type { Place } from './place.ts';
import { fragmentOf, places } from './place.ts';
import { useOpenRestore } from './use-open-restore.ts';

/** Links to the parts of the page. A restore that waits for the person, or is at work, is marked. */
export function PlaceSwitch({ at }: { readonly at: Place }) {
  const { words } = useLanguage();
  const hasOpenRestore = useOpenRestore(at);
  return (
    <nav aria-label={words.places.label}>
      <ul className={styles.places}>
        {places.map((place) => (
          <li key={place}>
            <a
              href={fragmentOf[place]}
              className={styles.place}
              aria-current={place === at ? 'page' : undefined}
              data-place={place}
            >
              {words.places[place]}
              {place === 'restore' && hasOpenRestore && <span className={styles.mark}>{words.places.isOpen}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
