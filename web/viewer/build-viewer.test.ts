import { createHash } from 'node:crypto';
import { crc32, inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { buildViewer, mostDeflatedBytes, ViewerTooLarge } from './build-viewer.ts';

describe('viewer.html', () => {
  const built = buildViewer();
  const html = built.html.toString('utf8');
  const inside = (tag: string) => new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(html)?.[1] ?? '';
  const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]?.split('; ') ?? [];

  it('is small enough to be in every archive, and one that is larger is not built', () => {
    expect(mostDeflatedBytes).toBe(120_000);
    expect(built.deflated.length).toBeLessThanOrEqual(mostDeflatedBytes);
    expect(() => buildViewer(built.deflated.length - 1)).toThrow(ViewerTooLarge);
  });

  it('comes with what a zip says of it', () => {
    expect(inflateRawSync(built.deflated).equals(built.html)).toBe(true);
    expect(built.crc32).toBe(crc32(built.html));
  });

  it('allows its own script and style by their hashes, and nothing from anywhere', () => {
    const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    expect(policy).toEqual([
      "default-src 'none'",
      `script-src ${hash(inside('script'))}`,
      `style-src ${hash(inside('style'))}`,
      'img-src data:',
      'worker-src blob:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(html.match(/<script|<style|<link/g)).toEqual(['<link', '<style', '<script']);
  });

  it('names no address but those of namespaces', () => {
    const addresses = [...html.matchAll(/https?:\/\/[\w.-]+/g)].map(([address]) => address);
    expect(addresses.filter((address) => address !== 'http://www.w3.org')).toEqual([]);
  });

  it('has LF line ends only, and says its encoding first', () => {
    expect(html).not.toContain('\r');
    expect(html.indexOf('<meta charset="utf-8">')).toBeLessThan(100);
  });

  it('has its colours without light-dark(), which browsers before 2024 do not know', () => {
    const style = inside('style');
    expect(style).not.toContain('light-dark');
    expect(style).toMatch(/:root\{[^}]*--paper: ?#f6f4ee/);
    expect(style).toMatch(/prefers-color-scheme:dark\)\{:root\{[^}]*--paper: ?#141615/);
  });

  it('is the same each time it is built', () => {
    expect(buildViewer().html.equals(built.html)).toBe(true);
  });
});
