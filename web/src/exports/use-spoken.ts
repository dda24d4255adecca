import { useEffect, useRef } from 'react';
import { announce } from '../shell/announce.ts';

/**
 * Announces a sentence to screen readers when its subject changes, but not when only its language changes.
 *
 * @param about distinguishes one state from another. Undefined while there is nothing to announce.
 */
export function useSpoken(about: string | undefined, sentence: string): void {
  const words = useRef(sentence);
  words.current = sentence;
  useEffect(() => {
    if (about !== undefined) announce(words.current);
  }, [about]);
}
