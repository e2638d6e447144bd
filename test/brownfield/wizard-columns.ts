// Where the wizard's values are in the old tables.
import type { DirtKind } from '../../brownfield/generate/dirt';

export const wizardColumns: Readonly<Record<DirtKind['table'], readonly string[]>> = {
  Users: ['externalSubject'],
  UserProfiles: [
    ...['addressLine1', 'addressLine2', 'city', 'state', 'zip', 'country', 'latitude', 'longitude', 'educationJson'],
    ...['certifications', 'skills', 'projectsJson', 'desiredTitles', 'desiredLocations', 'desiredSalary'],
    ...['availableFrom', 'willingToRelocate', 'careerGoals'],
  ],
  WorkHistory: ['companyName', 'jobTitle', 'startDate', 'endDate', 'isCurrent', 'location', 'description'],
  Documents: ['kind', 'filePath', 'fileName', 'contentType', 'sizeBytes'],
};
