// A finding that is meant: `-- lint: allow <rule> because <reason>` right before the statement.
import type { Statement } from '../ddl/ddl';
import { type Fault, isRule, type Rule } from './rules';

interface Allowances {
  readonly rules: readonly Rule[];
  readonly faults: readonly Fault[];
}

/** What the comments of a statement allow, and those of them that say it wrongly. */
function allowancesOf(statement: Statement): Allowances {
  const rules: Rule[] = [];
  const faults: Fault[] = [];
  for (const comment of statement.comments.filter(isAllowance)) {
    const [, rule = ''] = /^lint:\s*allow\s+(\S+)\s+because\s+\S/i.exec(comment) ?? [];
    if (rule === '') faults.push({ rule: 'allowance-faulty', what: `“${comment}” does not name a rule and a reason.` });
    else if (!isRule(rule)) faults.push({ rule: 'allowance-faulty', what: `There is no rule ${rule}.` });
    else rules.push(rule);
  }
  return { rules, faults };
}

/** The faults of a statement that stay, with those of its allowances. */
export function notAllowed(statement: Statement, faults: readonly Fault[]): Fault[] {
  const { rules, faults: faultyOnes } = allowancesOf(statement);
  const unneeded = rules
    .filter((rule, index) => rules.indexOf(rule) !== index || !faults.some((fault) => fault.rule === rule))
    .map((rule): Fault => ({ rule: 'allowance-unneeded', what: `${rule} is allowed here, and nothing breaks it.` }));
  return [...faults.filter((fault) => !rules.includes(fault.rule)), ...faultyOnes, ...unneeded];
}

/** Whether a line of a comment means to be an allowance. */
export function isAllowance(comment: string): boolean {
  return /^lint:/i.test(comment);
}
