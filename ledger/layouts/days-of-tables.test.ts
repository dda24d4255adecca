import { describe, expect, it } from 'vitest';
import { daysBefore, daysToRead, isDayOfTables } from './days-of-tables.ts';

describe('the days of a table that is keyed by days', () => {
  it('are those of the period, in order, over the ends of months and leap days', () => {
    expect([...daysToRead({ from: '2024-02-27', to: '2024-03-01' })]).toEqual([
      ...['20240227', '20240228', '20240229', '20240301'],
    ]);
  });

  it('are those from 1970 to 2100 for everything, and as much of a period as lies in them', () => {
    const all = [...daysToRead(null)];
    expect([all.length, all[0], all.at(-1)]).toEqual([47_847, '19700101', '21001231']);
    expect([...daysToRead({ from: '1900-01-01', to: '1970-01-02' })]).toEqual(['19700101', '19700102']);
    expect([...daysToRead({ from: '2100-12-31', to: '2999-12-31' })]).toEqual(['21001231']);
    expect(all.every(isDayOfTables)).toBe(true);
    expect(['19691231', '21010101', '2025', ''].some(isDayOfTables)).toBe(false);
  });

  it('before a period are named backwards', () => {
    const days = daysBefore({ from: '2025-03-01' });
    expect([days.next().value, days.next().value]).toEqual(['20250228', '20250227']);
    expect([...daysBefore({ from: '1970-01-02' })]).toEqual(['19700101']);
    expect([...daysBefore({ from: '1970-01-01' })]).toEqual([]);
  });
});
