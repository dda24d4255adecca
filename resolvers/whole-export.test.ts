import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentNode, FragmentDefinitionNode, GraphQLObjectType, SelectionSetNode } from 'graphql';
import { buildSchema, getNamedType, isObjectType, Kind, OperationTypeNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import * as page from '../client/__generated__/graphql.ts';
import * as functions from '../functions/__generated__/graphql.ts';

const root = join(import.meta.dirname, '..');
const schema = buildSchema(
  ['resolvers/appsync.graphql', 'schema.graphql'].map((path) => readFileSync(join(root, path), 'utf8')).join('\n'),
);

/** Every document that these trees send, by name. */
const documents: (readonly [string, DocumentNode])[] = [
  ...Object.entries(page)
    .filter(([name]) => name.endsWith('Document'))
    .map(([name, document]) => [name, document as DocumentNode] as const),
  ...Object.entries(functions)
    .filter(([name]) => name.endsWith('Document'))
    .map(([name, document]) => [name, parse(String(document))] as const),
];
const mutations = documents.flatMap(([name, document]) =>
  selectionsOf(document).map((selections) => [name, document, selections] as const),
);

/** Each job's type, its subscription, and the fields that invoke a function: a link, and a form. */
const jobs = [
  { type: 'Export', subscription: 'onExport', invoking: ['downloadUrl'] },
  {
    type: 'Restore',
    subscription: 'onRestore',
    invoking: ['upload.url', 'upload.fields.name', 'upload.fields.value', 'upload.expiresAt'],
  },
] as const;

describe.each(jobs)('subscribers receive what a mutation selected, so the whole $type is selected by', (job) => {
  const ofJob = mutations.filter(([, document]) => rootFieldOf(document).endsWith(job.type));

  it.each(ofJob)('%s', (_, document, selections) => {
    // The link is pushed only with the report of READY. Elsewhere it would invoke a function for nothing.
    const invoking: readonly string[] = job.invoking;
    const whole = leavesOf(schema.getType(job.type) as GraphQLObjectType).filter((leaf) => !invoking.includes(leaf));
    const selected = new Set(selectedIn(selections, document));
    expect(whole.filter((leaf) => !selected.has(leaf))).toEqual([]);
  });

  it('every mutation that the subscription listens to', () => {
    const [directive] = schema.getSubscriptionType()?.getFields()[job.subscription]?.astNode?.directives ?? [];
    const heard = JSON.stringify(directive?.arguments).match(new RegExp(`[a-z]+${job.type}\\b`, 'g'));
    expect(heard?.length).toBeGreaterThan(6);
    expect(new Set(ofJob.map(([, document]) => rootFieldOf(document)))).toEqual(new Set(heard));
  });
});

/** The name of the first root field. */
function rootFieldOf(document: DocumentNode): string {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  const field = operation?.selectionSet.selections.find((node) => node.kind === Kind.FIELD);
  return field?.name.value ?? '';
}

/** The selection of each root field of a mutation that returns a job. */
function selectionsOf(document: DocumentNode): SelectionSetNode[] {
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation?.operation !== OperationTypeNode.MUTATION) return [];
  return operation.selectionSet.selections.flatMap((field) =>
    field.kind === Kind.FIELD && field.selectionSet ? [field.selectionSet] : [],
  );
}

/** `progress.phase` and all other fields without subfields. */
function leavesOf(type: GraphQLObjectType): string[] {
  return Object.values(type.getFields()).flatMap(({ name, type: of }) => {
    const named = getNamedType(of);
    return isObjectType(named) ? leavesOf(named).map((leaf) => `${name}.${leaf}`) : [name];
  });
}

function selectedIn({ selections }: SelectionSetNode, document: DocumentNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      return selection.selectionSet
        ? selectedIn(selection.selectionSet, document).map((leaf) => `${name}.${leaf}`)
        : [name];
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) return selectedIn(selection.selectionSet, document);
    const fragment = document.definitions.find(
      (node): node is FragmentDefinitionNode =>
        node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value,
    );
    return fragment ? selectedIn(fragment.selectionSet, document) : [];
  });
}
