// A made-up candidate, with what real profiles have: several scripts, quotes, line breaks, emoji, half-known dates.
import { createHash, randomUUID } from 'node:crypto';
import type { Given, StepName } from '../../shared/sections/section';

export const candidateName = "Zoë Nakamura-O'Brien";

type Items = readonly Given[];

export interface CandidateProfile {
  readonly address: { readonly addresses: Items };
  readonly education: { readonly education: Items; readonly certifications: Items };
  readonly experience: { readonly workExperience: Items };
  readonly projects: { readonly projects: Items };
  readonly aspirations: { readonly careerAspirations: Given };
  readonly resume: { readonly resumeDocuments: Items };
}

const resumeText = "Zoë Nakamura-O'Brien\nSoftware engineer, Zürich and 京都\n";

/** New itemIds each time: the client chooses them. */
export function candidateProfile(): CandidateProfile & Readonly<Record<StepName, object>> {
  const item = (fields: Given): Given => ({ itemId: randomUUID(), ...fields });
  const currentJob = item({
    employer: 'Alpenblick Logistik AG',
    title: 'Senior Engineer',
    employmentType: 'full-time',
    workMode: 'hybrid',
    city: 'Zürich',
    countryCode: 'CH',
    startDate: '2021-04',
    isCurrent: true,
    summary:
      "Took over the importer that \"nobody dares to touch\".\nIt ran for six hours; now it takes 40 seconds 🚚\nO'Brien's rule: '; DROP TABLE is only text.",
    highlights: ['Queues instead of cron', 'Zero lost parcels since 2022'],
    skills: ['TypeScript', 'T-SQL', 'Azure'],
  });
  return {
    address: {
      addresses: [
        item({
          kind: 'home',
          line1: 'Löwenstraße 21, Hof "Zum Anker"',
          line2: '3. Stock',
          city: 'Zürich',
          region: 'ZH',
          postalCode: '8001',
          countryCode: 'CH',
          latitude: 47.376887,
          longitude: 8.541694,
          coordinateSource: 'geocoder',
          coordinateAccuracy: 12.5,
          rawInput: 'Löwenstr. 21 (Hof "Zum Anker")\n8001 Zürich',
          isPrimary: true,
        }),
        item({
          kind: 'mailing',
          line1: '二条殿町552番地',
          city: '京都市',
          region: '京都府',
          postalCode: '604-0845',
          countryCode: 'JP',
        }),
      ],
    },
    education: {
      education: [
        item({
          institution: '京都大学',
          studyType: '修士（情報学）',
          area: 'Distributed systems',
          level: 7,
          startDate: '2014-04',
          endDate: '2016-03',
          score: '3.8',
          scoreScale: '0-4',
          courses: ['データベース', 'Compilers', "Théorie des files d'attente"],
          city: '京都市',
          countryCode: 'JP',
        }),
        item({
          institution: 'ETH Zürich',
          studyType: 'BSc',
          area: 'Computer Science',
          level: 6,
          startDate: '2010',
          endDate: '2013-09-30',
          countryCode: 'CH',
          url: 'https://ethz.ch/',
        }),
      ],
      certifications: [
        item({
          name: 'Azure Solutions Architect Expert',
          issuer: 'Microsoft',
          credentialId: 'AZ-305/8841',
          url: 'https://learn.microsoft.com/credentials/certifications/azure-solutions-architect/',
          issueDate: '2023-02-28',
          expiryDate: '2027-02',
        }),
        item({ name: 'Українська мова, рівень B2', issuer: 'Мовна школа «Світанок»', issueDate: '2019' }),
      ],
    },
    experience: {
      workExperience: [
        currentJob,
        item({
          employer: 'Студія «Світанок»',
          title: 'Backend developer',
          employmentType: 'contract',
          workMode: 'remote',
          city: 'Київ',
          countryCode: 'UA',
          startDate: '2018-09',
          endDate: '2021-03',
          summary: 'Билинг, черги, аудит: усе, що "не може загубитися".',
          skills: ['Node.js', 'PostgreSQL'],
        }),
        item({
          employer: '株式会社カモガワ',
          title: 'ソフトウェアエンジニア',
          employmentType: 'full-time',
          workMode: 'on-site',
          city: '京都市',
          countryCode: 'JP',
          startDate: '2016-04',
          endDate: '2018-08',
        }),
      ],
    },
    projects: {
      projects: [
        item({
          name: 'Parcel tracing',
          role: 'Lead',
          organisation: 'Alpenblick Logistik AG',
          repositoryUrl: 'https://git.example/parcel-tracing',
          startDate: '2022-01',
          isCurrent: true,
          description: 'Every hand-over of a parcel is an event that is kept.\n"Where is it?" has one answer.',
          technologies: ['Service Bus', 'SQL Server'],
          workExperienceItemId: currentJob.itemId ?? null,
        }),
        item({
          name: 'مكتبة مفتوحة',
          role: 'Volunteer',
          url: 'https://library.example/ar',
          startDate: '2017',
          endDate: '2019',
          description: 'كتالوج رقمي لمكتبة الحي، يعمل دون اتصال.',
        }),
        item({ name: 'Café menu (weekend hack)', startDate: '2015-07', description: 'A menu in 3 languages ☕' }),
      ],
    },
    aspirations: {
      careerAspirations: {
        targetTitles: ['Staff engineer', 'Leitende Entwicklerin'],
        industries: ['Logistics', 'Public transport'],
        locations: ['Zürich', 'remote in Europe'],
        workModes: ['hybrid', 'remote'],
        salaryMin: 145_000,
        salaryMax: 170_000.5,
        salaryCurrency: 'CHF',
        salaryPeriod: 'year',
        availableFrom: '2027-01',
        noticePeriodDays: 90,
        willingToRelocate: false,
        maxTravelPercent: 15,
        workAuthorisations: [
          { countryCode: 'CH', status: 'citizen' },
          { countryCode: 'JP', status: 'permanent-resident' },
        ],
        shortTermGoal: 'Own a system that people rely on "without thinking of it".',
        longTermGoal: 'Teach.\nWrite the book.',
      },
    },
    resume: {
      resumeDocuments: [
        item({
          fileName: 'Lebenslauf – 履歴書 – Zoë.txt',
          contentType: 'text/plain',
          sizeBytes: Buffer.byteLength(resumeText),
          sha256: createHash('sha256').update(resumeText).digest('hex'),
          source: 'upload',
          isPrimary: true,
        }),
      ],
    },
  };
}
