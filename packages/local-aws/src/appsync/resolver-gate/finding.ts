import type ts from 'typescript';

/** A piece of code that AppSync would refuse. Lines and columns count from 1. */
export interface Finding {
  readonly rule: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export type Report = (node: ts.Node, rule: string, message: string) => void;
