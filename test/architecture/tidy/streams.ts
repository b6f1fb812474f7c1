import {
  createSourceFile,
  forEachChild,
  isIdentifier,
  isStringLiteralLike,
  type Node,
  ScriptTarget,
} from 'typescript';
import { isSource, perFile } from './tidy-rule';

const ending = ['deleteStream', 'tombstoneStream', 'setStreamMetadata'];
const allowed = /^(libs\/eventstore\/embedded|test\/contracts)\//;

/** Read from the syntax tree, so that a comment may speak of what the code must not do. */
export const noStreamEnds = perFile(
  'no application stream is deleted or truncated',
  (path) => isSource(path) && !allowed.test(path) && path !== 'test/architecture/tidy/streams.ts',
  (path, text) => {
    if (!ending.some((name) => text.includes(name))) return [];
    const file = createSourceFile(path, text, ScriptTarget.Latest, true);
    return namesIn(file)
      .filter((node) => ending.includes(node.text))
      .map((node) => `line ${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${node.text}`);
  },
);

type Name = Node & { readonly text: string };

function namesIn(node: Node): Name[] {
  const own = isIdentifier(node) || isStringLiteralLike(node) ? [node as Name] : [];
  const within: Name[] = [];
  forEachChild(node, (each) => {
    within.push(...namesIn(each));
  });
  return [...own, ...within];
}
