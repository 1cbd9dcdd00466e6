/** Examples to try: facts only. Dates are counted from today, so that an assessment of "last year" stays one. */

/** A day so many years ago. @param {number} years */
const before = (years) => {
  const date = new Date();
  date.setFullYear(date.getFullYear() - years);
  return date.toISOString().slice(0, 10);
};

const degree = () => ({
  country: "US",
  kind: "bachelors",
  completed_on: before(6),
  eca: { organization: "WES", issued_on: before(1), outcome: "three-year" },
});

/** @param {number} years */
const online = (years) => ({
  country: "CA",
  kind: "certificate",
  planned: true,
  institution: "public",
  program_years: years,
  distance_share: 1,
  distance_share_in_canada: 0,
  full_time_months: years < 1 ? 0 : 8,
  months_in_canada: 0,
  language_study_share: 0,
  return_scholarship: false,
});

const inPerson = () => ({ ...online(1), distance_share: 0, full_time_months: 8, months_in_canada: 8 });

/** @param {object[]} credentials */
const person = (credentials) => ({
  applicant: {
    age: 29,
    credentials,
    languages: [{ language: "en", taken_on: before(1), clb: { listening: 9, reading: 9, writing: 9, speaking: 9 } }],
    work: { canadian_years: 1, foreign_years: 3 },
    certificate_of_qualification: false,
  },
  partner: null,
  sibling_in_canada: false,
  provincial_nomination: false,
  job_offer: null,
});

/** Each example's profile, made when it is asked for. @type {Record<string, () => {applicant: {credentials: object[]}}>} */
export const EXAMPLES = {
  "online-short": () => person([degree(), online(0.3)]),
  "online-year": () => person([degree(), online(1)]),
  "in-person-year": () => person([degree(), inPerson()]),
  "degree-only": () => ({ applicant: { credentials: [degree()] } }),
};

/** What its credentials are called. @type {Record<string, string[]>} */
export const TITLES = {
  "online-short": ["example.degree", "example.online-short"],
  "online-year": ["example.degree", "example.online-year"],
  "in-person-year": ["example.degree", "example.in-person-year"],
  "degree-only": ["example.degree"],
};
