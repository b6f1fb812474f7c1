// Imported before anything else: the libraries behind it would fail on an older Node with an error nobody understands.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `Almoner needs Node 24 or newer and was started with ${process.version}; start it through its npm scripts, ` +
      'which bring Node 24 along on Linux.\n',
  );
  process.exit(1);
}
