import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends a run of the conformance tables with what it proved: the clauses by source, and by name those that failed and those
 * that only a run against AWS can prove.
 */
export default class ConformanceReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const target = process.env['TARGET'] ?? 'local';
    const clauses = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => {
        const [, sentence = test.name, source = ''] = /^(.*) \((\w+)\)$/.exec(test.name) ?? [];
        return {
          sentence: `${test.parent.type === 'suite' ? `${test.parent.name}: ` : ''}${sentence}`,
          source,
          state: test.result().state,
        };
      }),
    );
    const lines = [`\nConformance of ${target}:`];
    for (const source of ['documented', 'recorded', 'client', 'unproven']) {
      const some = clauses.filter((one) => one.source === source);
      const held = some.filter(({ state }) => state === 'passed').length;
      lines.push(`  ${source.padEnd(10)}  ${held} of ${some.length} hold`);
    }
    for (const { sentence, source } of clauses.filter(({ state }) => state === 'failed'))
      lines.push(`  FAILED (${source})  ${sentence}`);
    const open = clauses.filter(({ source }) => source === 'unproven' || source === 'recorded');
    if (target !== 'aws' && open.length > 0) {
      lines.push('  Held here, and not proven before TARGET=aws has run:');
      lines.push(...open.map(({ sentence, source }) => `    ${sentence} (${source})`));
    }
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}
