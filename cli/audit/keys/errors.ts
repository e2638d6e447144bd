// Why the keys of the audit chain are left as they are.

export class NotSpreadYet extends Error {
  constructor(
    readonly keyId: string,
    /** ISO 8601 in UTC. */
    readonly until: string,
  ) {
    super(
      `${keyId} was published less than a day ago: an instance may not know it yet, and would call what it signs broken. Promote it after ${until}, or, once every instance was restarted with it, with --instances-have-it (docs/audit-operations.md#rotation).`,
    );
    this.name = 'NotSpreadYet';
  }
}

export class KeySigns extends Error {
  constructor(readonly keyId: string) {
    super(`${keyId} is the key that signs: rotate first, and promote the next.`);
    this.name = 'KeySigns';
  }
}

export class KeyInUse extends Error {
  constructor(
    readonly keyId: string,
    what: string,
  ) {
    super(`${keyId} has signed ${what}: without it they could not be verified. It stays.`);
    this.name = 'KeyInUse';
  }
}
