// Each state in which the host refuses an app, so that what it cannot run is named at the start and never half-run.

/** The message says all that the owner of the app needs: no stack is printed with it. */
export class AppRefused extends Error {}

export class UnknownBinding extends AppRefused {
  constructor(
    readonly functionName: string,
    readonly bindingType: string,
  ) {
    super(`function ${functionName}: the local host does not know the binding type '${bindingType}'`);
    this.name = 'UnknownBinding';
  }
}

/** An option that the real host honours and this one does not. */
export class UnsupportedOption extends AppRefused {
  constructor(
    readonly where: string,
    readonly option: string,
  ) {
    super(`${where}: the local host does not support ${option}`);
    this.name = 'UnsupportedOption';
  }
}

export class InvalidOption extends AppRefused {
  constructor(
    readonly where: string,
    readonly reason: string,
  ) {
    super(`${where}: ${reason}`);
    this.name = 'InvalidOption';
  }
}

export class MissingSetting extends AppRefused {
  constructor(readonly setting: string) {
    super(`the setting ${setting} is missing: set it in the environment or in local.settings.json`);
    this.name = 'MissingSetting';
  }
}

export class InvocationTimedOut extends Error {
  constructor(
    readonly functionName: string,
    readonly timeoutMs: number,
  ) {
    super(`function ${functionName} ran longer than functionTimeout (${timeoutMs} ms)`);
    this.name = 'InvocationTimedOut';
  }
}
