// The 31 tables in an order in which each comes after those that it refers to, and how a row names its parents.

export interface Parent {
  /** The foreign key's column; the parent has one of the same name. */
  readonly key: string;
  readonly table: string;
  /** The parent's business key, unique there: what the generated row holds instead of the number that the server gives. */
  readonly by: string;
}

export interface LoadedTable {
  readonly name: string;
  readonly parents: readonly Parent[];
}

const user: Parent = { key: 'userId', table: 'Users', by: 'userName' };
const role: Parent = { key: 'roleId', table: 'Roles', by: 'roleName' };
const skill: Parent = { key: 'skillId', table: 'Skills', by: 'skillName' };
const company: Parent = { key: 'companyId', table: 'Companies', by: 'companyName' };
const source: Parent = { key: 'jobSourceId', table: 'JobSources', by: 'sourceName' };
const job: Parent = { key: 'jobId', table: 'Jobs', by: 'jobNumber' };
const tag: Parent = { key: 'tagId', table: 'Tags', by: 'tagName' };
const stageType: Parent = { key: 'stageTypeId', table: 'StageTypes', by: 'stageName' };
const application: Parent = { key: 'applicationId', table: 'Applications', by: 'applicationNumber' };
const interview: Parent = { key: 'interviewId', table: 'Interviews', by: 'interviewNumber' };
const document: Parent = { key: 'documentId', table: 'Documents', by: 'documentNumber' };
const contact: Parent = { key: 'contactId', table: 'Contacts', by: 'contactNumber' };
const template: Parent = { key: 'emailTemplateId', table: 'EmailTemplates', by: 'templateName' };

const table = (name: string, ...parents: Parent[]): LoadedTable => ({ name, parents });

export const tables: readonly LoadedTable[] = [
  table('Roles'),
  table('Skills'),
  table('Tags'),
  table('JobSources'),
  table('StageTypes'),
  table('EmailTemplates'),
  table('Companies'),
  table('CompanyLocations', company),
  table('Jobs', company, source),
  table('JobTags', job, tag),
  table('Users'),
  table('UserProfiles', user),
  table('UserSettings', user),
  table('UserRoles', user, role),
  table('Subscriptions', user),
  table('WorkHistory', user),
  table('UserSkills', user, skill),
  table('Documents', user),
  table('DocumentVersions', document),
  table('SavedSearches', user),
  table('Applications', user, job),
  table('ApplicationStages', application, stageType),
  table('Interviews', application),
  table('InterviewParticipants', interview),
  table('Offers', application),
  table('Contacts', user, company),
  table('ContactNotes', contact),
  table('Notes', user),
  table('Reminders', user),
  table('Notifications', user, template),
  table('ActivityLog', user),
];
