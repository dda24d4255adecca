import { expect, it } from 'vitest';
import { maxMethods } from './control-totals.ts';
import { LedgerProof } from './ledger-proof.ts';

const noDirections = new Map();

it('counts rows whose value is missing, and adds them to nothing', () => {
  const proof = new LedgerProof(new Map([['food01', '0']]));
  proof.addSlip({ day: '20250101', methodCode: 'cash', value: '5', kindCdSeq: 'food01_a' });
  proof.addSlip({ day: '20250101', methodCode: 'cash', value: undefined, kindCdSeq: 'food01_b' });
  const { controlTotals, reconciliation } = proof.finish(new Map());
  expect(controlTotals.slips).toEqual({
    rows: 2,
    valueTotal: '5',
    rowsWithoutValue: 1,
    byMethod: [{ methodCode: 'cash', rows: 2, valueTotal: '5' }],
  });
  expect(reconciliation).toMatchObject({ agrees: true, methods: [{ slipsTotal: '-5' }] });
});

it('keeps rows on no day in the totals, and out of the reconciliation', () => {
  const proof = new LedgerProof(new Map([['food01', '0']]));
  proof.addSlip({ day: undefined, methodCode: 'cash', value: '5', kindCdSeq: 'food01_a' });
  proof.addSlip({ day: undefined, methodCode: 'cash', value: '7', kindCdSeq: 'gone_a' });
  proof.addBalance({ day: undefined, methodCode: 'cash', value: '9' });
  const { controlTotals, reconciliation } = proof.finish(new Map());
  expect([controlTotals.slips.valueTotal, controlTotals.balances.valueTotal]).toEqual(['12', '9']);
  expect(reconciliation).toEqual({ agrees: true, slipsOfUnknownKind: 0, methods: [] });
});

it('asks for the opening balance of cash when only a charge touches it', () => {
  const proof = new LedgerProof(new Map([['charge', '2']]));
  proof.addSlip({ day: '20250101', methodCode: 'suica', value: '5', kindCdSeq: 'charge_a' });
  expect(proof.methodCodes()).toEqual(['suica', 'cash']);
});

it('does not agree while the sign of a slip is unknown', () => {
  const proof = new LedgerProof(noDirections);
  proof.addSlip({ day: '20250101', methodCode: 'cash', value: '5', kindCdSeq: 'gone_a' });
  expect(proof.finish(new Map()).reconciliation).toMatchObject({ agrees: false, slipsOfUnknownKind: 1 });
});

it('gives methods up, and keeps the totals, when there are more than any household has', () => {
  const proof = new LedgerProof(noDirections);
  for (let method = 0; method <= maxMethods; method += 1) {
    proof.addBalance({ day: '20250101', methodCode: `m${method}`, value: '2' });
    proof.settle();
  }
  const { controlTotals, reconciliation } = proof.finish(new Map());
  expect(reconciliation).toMatchObject({ agrees: null, methods: null });
  expect(controlTotals.balances).toMatchObject({
    rows: maxMethods + 1,
    valueTotal: String(2 * (maxMethods + 1)),
    byMethod: null,
  });
  expect(proof.methodCodes()).toEqual([]);
});

it('still reconciles as many methods as it names', () => {
  const proof = new LedgerProof(noDirections);
  for (let method = 0; method < maxMethods; method += 1) {
    proof.addBalance({ day: '20250101', methodCode: `m${method}`, value: '2' });
    proof.settle();
  }
  expect(proof.finish(new Map()).reconciliation).toMatchObject({ agrees: true });
  expect(proof.methodCodes()).toHaveLength(maxMethods);
});

it('goes on counting after it gave the methods up', () => {
  const proof = new LedgerProof(noDirections);
  for (let method = 0; method <= maxMethods; method += 1) {
    proof.addBalance({ day: '20250101', methodCode: `m${method}`, value: '2' });
  }
  proof.settle();
  proof.settle();
  proof.addSlip({ day: '20250102', methodCode: 'm1', value: '5', kindCdSeq: 'food01_a' });
  proof.addBalance({ day: '20250102', methodCode: 'm1', value: '3' });
  expect(proof.finish(new Map()).controlTotals.slips).toMatchObject({ rows: 1, valueTotal: '5' });
});

it('takes a balance without a value for no balance', () => {
  const proof = new LedgerProof(noDirections);
  proof.addBalance({ day: '20250101', methodCode: 'cash', value: undefined });
  expect(proof.finish(new Map()).reconciliation).toEqual({ agrees: true, slipsOfUnknownKind: 0, methods: [] });
});
