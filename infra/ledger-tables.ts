import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import { keptTable } from './kept-table.ts';

/** The tables of the household account book. In this system, only a restore that its owner starts writes to them. */
export class LedgerTables extends Construct {
  /** 伝票: `entry` = `<tgt_date>#<kind_cd_seq>` */
  readonly slips: Table;
  /** 残高: `entry` = `<tgt_date>#<method_cd>` */
  readonly balances: Table;
  readonly kinds: Table;
  readonly methods: Table;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.slips = keptTable(this, 'Slips', 'entry');
    this.balances = keptTable(this, 'Balances', 'entry');
    this.kinds = keptTable(this, 'Kinds', 'kind_cd');
    this.methods = keptTable(this, 'Methods', 'method_cd');
  }
}
