// Says it plainly when the Node at work is too old, as it is where no pinned one exists for the platform.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 15)) {
  process.stderr.write(
    `Stepkeeper runs on Node 22.15 or newer, and this is ${process.version}: npm ci brings the right one for Linux, macOS and ` +
      'Windows on common processors; elsewhere install Node 22 and try again.\n',
  );
  process.exit(1);
}
