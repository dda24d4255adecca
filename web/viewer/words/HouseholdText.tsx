import { useSpoken } from './Spoken.tsx';

const japanese = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/** Text that the household wrote. An English screen reader would otherwise spell Japanese letter by letter. */
export function HouseholdText({ children }: { readonly children: string }) {
  const { language } = useSpoken();
  return language !== 'ja' && japanese.test(children) ? <span lang="ja">{children}</span> : children;
}
