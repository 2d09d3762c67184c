import type { LintRule, Scope, SyntaxNode } from './lint-rule.ts';

/** What reads the machine's clock or chance: each global with the members concerned. */
const ambient: Readonly<Record<string, readonly string[]>> = {
  Date: ['now'],
  Math: ['random'],
  Temporal: ['Now'],
  crypto: ['getRandomValues', 'randomUUID'],
  performance: ['now', 'timeOrigin'],
};

const globalObjects = ['globalThis', 'window', 'self'];

const nodeRandomness = [
  'getRandomValues',
  'randomBytes',
  'randomFill',
  'randomFillSync',
  'randomInt',
  'randomUUID',
  'webcrypto',
];

const message =
  'Time and chance are injected: take a Clock or a Random of shared/kernel; only the adapters at the edges read the machine.';

/**
 * Refuses ambient clocks and randomness, read directly (`Date.now()`, `new Date()`), through the
 * global object, by destructuring, or imported from `node:crypto`. A date built from a value passes.
 */
export const noAmbientClockOrChance: LintRule = {
  create(context) {
    const { sourceCode } = context;

    /** Whether the file itself declares this name: then it is no global. */
    function isDeclaredHere(node: SyntaxNode & { name: string }): boolean {
      for (let scope: Scope | null = sourceCode.getScope(node); scope; scope = scope.upper) {
        if ((scope.set.get(node.name)?.defs.length ?? 0) > 0) return true;
      }
      return false;
    }

    /** The global an expression names (`crypto`, `globalThis.crypto`), or null. */
    function globalName(node: SyntaxNode | null): string | null {
      if (node?.type === 'Identifier') return isDeclaredHere(node) ? null : node.name;
      if (
        node?.type === 'MemberExpression' &&
        node.object.type === 'Identifier' &&
        globalObjects.includes(node.object.name) &&
        node.property.type === 'Identifier'
      ) {
        return node.property.name;
      }
      return null;
    }

    function members(node: SyntaxNode | null): readonly string[] {
      return ambient[globalName(node) ?? ''] ?? [];
    }

    return {
      MemberExpression(node) {
        const { property } = node;
        const name =
          property.type === 'Identifier' && !node.computed
            ? property.name
            : property.type === 'Literal'
              ? property.value
              : null;
        if (typeof name === 'string' && members(node.object).includes(name)) {
          context.report({ node, message });
        }
      },
      VariableDeclarator(node) {
        if (node.id.type !== 'ObjectPattern' || !node.init) return;
        const refused = members(node.init);
        const taken = node.id.properties.some(
          (property) =>
            property.type === 'RestElement' ||
            (property.key.type === 'Identifier' && refused.includes(property.key.name)),
        );
        if (refused.length > 0 && taken) context.report({ node, message });
      },
      NewExpression(node) {
        if (node.arguments.length === 0 && globalName(node.callee) === 'Date') {
          context.report({ node, message });
        }
      },
      CallExpression(node) {
        if (globalName(node.callee) === 'Date') context.report({ node, message });
      },
      ImportDeclaration(node) {
        if (!/^(node:)?crypto$/.test(node.source.value)) return;
        for (const specifier of node.specifiers) {
          const name =
            specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier'
              ? specifier.imported.name
              : null;
          // A namespace or default import brings the generators with the rest.
          if (name === null || nodeRandomness.includes(name)) {
            context.report({ node: specifier, message });
          }
        }
      },
    };
  },
};
