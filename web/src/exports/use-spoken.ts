import { useEffect, useRef } from 'react';
import { announce } from '../shell/announce.ts';

/**
 * Says a sentence to screen readers when what it is about changes; not when it is only worded in another language.
 *
 * @param about tells one state from another; undefined while there is nothing to say.
 */
export function useSpoken(about: string | undefined, sentence: string): void {
  const words = useRef(sentence);
  words.current = sentence;
  useEffect(() => {
    if (about !== undefined) announce(words.current);
  }, [about]);
}
