import type { LintRule } from './lint-rule.ts';

const message =
  'No barrel files: import from the file that owns the name instead of passing it on.';

/** Refuses to pass on what another file of the project owns: `export … from './x.ts'`. */
export const noReExport: LintRule = {
  create(context) {
    const imported = new Set<string>();
    return {
      ImportDeclaration(node) {
        if (!node.source.value.startsWith('.')) return;
        for (const specifier of node.specifiers) imported.add(specifier.local.name);
      },
      ExportAllDeclaration(node) {
        if (node.source.value.startsWith('.')) context.report({ node, message });
      },
      ExportNamedDeclaration(node) {
        const passedOn = node.source
          ? node.source.value.startsWith('.')
          : node.specifiers.some(
              ({ local }) => local.type === 'Identifier' && imported.has(local.name),
            );
        if (passedOn) context.report({ node, message });
      },
    };
  },
};
