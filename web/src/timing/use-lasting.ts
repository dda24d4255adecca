import { useEffect, useState } from 'react';

/** True once a condition has held without a break for a while; false as soon as it holds no more. */
export function useLasting(condition: boolean, forMs: number): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    if (!condition) return undefined;
    const timer = setTimeout(() => setLasting(true), forMs);
    return () => {
      clearTimeout(timer);
      setLasting(false);
    };
  }, [condition, forMs]);
  return condition && lasting;
}
