// Checks an archive of myhome-account and prints the total of its slips. Usage: npm install yauzl; node read-archive.mjs FILE
import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import yauzl from 'yauzl';

const contents = new Map();
const zip = await yauzl.openPromise(process.argv[2]);
for await (const entry of zip.eachEntry()) contents.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)));

const manifest = JSON.parse(contents.get('manifest.json'));
if (manifest.format !== 'myhome-account/archive' || ![1, 2].includes(manifest.formatVersion)) throw new Error(`Expected version 1 or 2 of the format, got ${manifest.formatVersion}.`);
for (const { name, sha256 } of manifest.entries) {
  const measured = createHash('sha256').update(contents.get(name)).digest('hex');
  if (measured !== sha256) throw new Error(`${name} is damaged: its SHA-256 is not the manifest's.`);
}

// One slip a line, as DynamoDB JSON. Numbers are added as whole multiples of 10^-170, so the total is exact.
const scale = 170;
const slips = contents.get('slips.jsonl').toString('utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
let total = 0n;
for (const { value } of slips.filter(({ value }) => value?.N)) {
  const [, sign, whole, part = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:E([+-]?\d+))?$/i.exec(value.N);
  total += BigInt(sign + whole + part) * 10n ** BigInt(scale + Number(exponent) - part.length);
}
const digits = String(total < 0n ? -total : total).padStart(scale + 1, '0');
const decimals = digits.slice(-scale).replace(/0+$/, '');
console.log(`${slips.length} slips, total ${total < 0n ? '-' : ''}${digits.slice(0, -scale)}${decimals && '.'}${decimals}`);
