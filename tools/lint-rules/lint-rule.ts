import type { RuleTester } from 'oxlint/plugins-dev';

/** A rule as oxlint runs it; its package lends these types only through the tester. */
export type LintRule = Parameters<RuleTester['run']>[1];

type SourceCode = Parameters<NonNullable<LintRule['create']>>[0]['sourceCode'];

/** A node of the syntax tree. */
export type SyntaxNode = Parameters<SourceCode['isGlobalReference']>[0];

/** Where names are declared. */
export type Scope = ReturnType<SourceCode['getScope']>;
