import type { KnownAttribute } from '../words/compare-words.ts';
import { useSpoken } from '../words/Spoken.tsx';

export function AttributeName({ children }: { readonly children: string }) {
  const { attributes } = useSpoken().words.compare;
  return Object.hasOwn(attributes, children) ? attributes[children as KnownAttribute] : <code>{children}</code>;
}
