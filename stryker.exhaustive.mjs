/**
 * The last branch of a switch over every type is there for the compiler: no event of the union ever reaches
 * `default: return event satisfies never`, so no test could tell whether it is there.
 */
const shouldIgnore = ({ node }) => {
  if (node.type !== 'SwitchCase' || node.test !== null) return undefined;
  const [only, ...others] = node.consequent;
  const unreachable = only?.type === 'ReturnStatement' && only.argument?.type === 'TSSatisfiesExpression';
  return unreachable && others.length === 0 ? 'the compiler proves that nothing comes here' : undefined;
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'exhaustive', value: { shouldIgnore } }];
