/** Words by which the title of an entry and its organization are told apart, in five languages. Data only. */

/**
 * Words of what a person was or did. Folded, in the singular; a hyphen behind stands for any ending (`chercheu-`), one
 * in front for the first half of a compound (`-leiter`: Projektleiter).
 */
export const POSITIONS: readonly string[] = [
  ...['researcher', 'research assistant', 'research associate', 'research fellow', 'research officer', 'scientist'],
  ...['postdoc-', 'post-doc-', 'fellow', 'professor', 'lecturer', 'instructor', 'tutor', 'teacher', 'lectureship'],
  ...['assistant', 'associate', 'engineer', 'developer', 'programmer', 'analyst', 'statistician', 'mathematician'],
  ...['manager', 'director', 'head of', 'lead', 'leader', 'chief', 'officer', 'founder', 'cofounder', 'cto', 'ceo'],
  ...['president', 'vice president', 'chair', 'coordinator', 'administrator', 'consultant', 'advisor', 'adviser'],
  ...['intern', 'internship', 'trainee', 'traineeship', 'apprentice', 'technician', 'technologist', 'specialist'],
  ...[
    'architect',
    'designer',
    'editor',
    'author',
    'writer',
    'journalist',
    'reviewer',
    'auditor',
    'accountant',
    'clerk',
  ],
  ...['nurse', 'physician', 'doctor', 'resident', 'pharmacist', 'psychologist', 'biologist', 'chemist', 'physicist'],
  ...['student', 'volunteer', 'mentor', 'member', 'representative', 'supervisor', 'operator', 'contractor', 'worker'],
  ...['freelance-', 'self-employed', 'proprietor', 'principal', 'partner', 'guide', 'driver', 'waiter', 'cashier'],
  ...['owner', 'coach', 'agent', 'gardener', 'cook', 'translator', 'interpreter', 'librarian', 'secretary', 'artist'],
  ...['tester', 'pentester', 'bioinformatician', 'economist', 'linguist', 'radiographer', 'demonstrator', 'speaker'],
  ...['chercheu-', 'ingenieur-', 'doctorant-', 'stage', 'stagiaire', 'maitre de conferences', 'alternan-', 'monitorat'],
  ...['enseignant-', 'developpeu-', 'responsable', 'chef de', 'directeur', 'directrice', 'technicien-', 'vacataire'],
  ...['vacation', 'encadrement', 'charge de', 'chargee de', 'consultante', 'professeu-', 'vendeu-'],
  ...[
    '-mitarbeiter-',
    '-assistent-',
    '-hilfskraft-',
    'praktik-',
    '-praktik-',
    'werkstudent-',
    '-entwickler-',
    '-forscher-',
  ],
  ...['-leiter-', 'doktorand-', '-dozent-', '-lehrer-', '-berater-', 'geschaftsfuhrer-', '-wissenschaftler-'],
  ...['tutorin', 'ubungsleit-', 'referent-', 'promovend-'],
  ...[
    'investigador-',
    'ingenier-',
    'profesor-',
    'becari-',
    'desarrollador-',
    'docente',
    'ayudante',
    'tecnico',
    'tecnica',
  ],
  ...['pesquisador-', 'engenheir-', 'bolsista', 'estagi-', 'desenvolvedor-', 'analista', 'gerente', 'monitor-'],
]

/** Words of degrees and of what leads to one. */
export const DEGREES: readonly string[] = [
  ...['phd', 'ph.d-', 'dphil', 'd.phil-', 'doctor of', 'doctorate', 'doctoral', 'dr. rer-', 'md', 'm.d.', 'mphil'],
  ...['master', "master's", 'msc', 'm.sc-', 'ms', 'm.s.', 'ma', 'm.a.', 'meng', 'm.eng-', 'mtech', 'm.tech-', 'mba'],
  ...['mres', 'mmath', 'mpharm', 'mph', 'llm', 'bachelor', "bachelor's", 'bsc', 'b.sc-', 'bs', 'b.s.', 'ba', 'b.a.'],
  ...['beng', 'b.eng-', 'btech', 'b.tech-', 'be', 'b.e.', 'bba', 'diploma', 'degree', 'undergraduate', 'a-level'],
  ...[
    '12th grade',
    '10th grade',
    'doctorat',
    'licence',
    'magistere',
    'agregation',
    'baccalaureat',
    'diplome d-',
    'dut',
  ],
  ...[
    'bts',
    'dipl.-',
    'diplom',
    'diplom-',
    'promotion',
    'abitur',
    'staatsexamen',
    'magister',
    'habilitation',
    'ausbildung',
  ],
  ...[
    'licenciatura',
    'grado en',
    'maestria',
    'bachiller',
    'doctorado',
    'doutorado',
    'mestrado',
    'bacharelado',
    'graduacao',
  ],
]

/** Words of places of work and study. */
export const ORGANIZATIONS: readonly string[] = [
  ...[
    'universi-',
    'univ',
    'univ.-',
    'college',
    'institut-',
    'school',
    'academy',
    'polytechnic',
    'faculty',
    'department',
  ],
  ...[
    'dept',
    'depts',
    'laborator-',
    'lab',
    'centre',
    'center',
    'hospital',
    'clinic',
    'foundation',
    'ministry',
    'agency',
  ],
  ...[
    'council',
    'association',
    'society',
    'museum',
    'observatory',
    'bank',
    'company',
    'corporation',
    'inc',
    'ltd',
    'llc',
  ],
  ...[
    'llp',
    'plc',
    'corp',
    'limited',
    'technologies',
    'solutions',
    'consulting',
    'gmbh',
    'e.v.',
    'b.v.',
    'n.v.',
    's.a.',
  ],
  ...['sarl', 's.l.', 's.r.l.', 'pharma', 'pharmaceuticals', 'therapeutics', 'biosciences', 'industries', 'district'],
  ...['church', 'start-up', 'startup', 'ecole', 'lycee', 'hopital', 'laboratoire', 'societe', 'faculte', 'equipe'],
  ...['hochschul-', '-hochschule', 'klinik-', '-klinik', '-klinikum', '-institut', 'akademie', 'gymnasium', 'fakultat'],
  ...[
    'lehrstuhl',
    'zentrum',
    '-zentrum',
    'hogeschool',
    'eth',
    'fraunhofer-',
    'max-planck-',
    'max planck',
    'helmholtz-',
  ],
  ...[
    'instituto',
    'escuela',
    'facultad',
    'laboratorio',
    'centro',
    'empresa',
    'escola',
    'faculdade',
    'fundac-',
    'politecn-',
  ],
  ...['uniwersytet-', 'politechnika', 'instytut-', 'univerzit-', 'ustav'],
]

/** Legal forms that are words of their own elsewhere: they count behind a name and in capitals only. */
export const LEGAL_FORM = /\p{L} (?:AG|KG|SA|SAS|AB|AS|A\/S|BV|NV|Oy|SpA|SE|eV)$/u

/** Names in capitals that are words of their own elsewhere (German `mit`). */
export const ACRONYM =
  /\b(?:CNRS|INSERM|Inserm|INRIA|Inria|INRAE|CEA|NIH|ETH|EPFL|MIT|CERN|CSIC|NHS|NASA|UCL|UCLA|TU|LMU|KIT)\b/

/** Words of a line whose single date is of something else than the entry: it begins none. */
export const INSIDE_ENTRIES: readonly string[] = [
  ...['thesis', 'dissertation', 'defended', 'submitted', 'published', 'in press', 'awarded', 'winner', 'won', 'these'],
  ...['soutenu-', 'supervisor', 'supervised', 'accessed', 'born', 'ne le', 'geboren'],
]

/** Words of a line that dates the document, whatever stands on it. */
export const OF_DOCUMENT: readonly string[] = [
  ...['curriculum vitae', 'resume', 'cv', 'lebenslauf', 'updated', 'last update', 'leave of absence', 'rendered'],
]

/** What is said with a degree and is neither its name nor a place. */
export const GRADES: readonly string[] = [
  ...[
    'gpa',
    'cgpa',
    'percentage',
    'distinction',
    'first class',
    'first-class',
    'summa',
    'magna',
    'cum laude',
    'mention',
  ],
  ...['honours', 'honors', 'note', 'ranked'],
]

/** What follows a word of LABELS: `plain` is told by its own words, `other` is neither title nor organization. */
export type Label = 'title' | 'organization' | 'plain' | 'other'

/**
 * Words that stand before what they name, or head a column: `Designation: Site Engineer`. They are never a name
 * themselves. Folded, letters only.
 */
export const LABELS: Readonly<Record<string, Label>> = {
  ...labels('title', ['designation', 'position', 'position held', 'post held', 'job title', 'role', 'title']),
  ...labels('title', ['funktion', 'poste', 'fonction', 'cargo', 'puesto', 'functie']),
  ...labels('organization', ['company', 'company name', 'name of company', 'name of the company', 'employer']),
  ...labels('organization', ['organization', 'organisation', 'name of organization', 'name of the organization']),
  ...labels('organization', ['institution', 'institute', 'university', 'college', 'school', 'name of institution']),
  ...labels('organization', ['arbeitgeber', 'unternehmen', 'firma', 'employeur', 'entreprise', 'empresa', 'empleador']),
  ...labels('plain', ['degree', 'course', 'qualification', 'examination', 'exam', 'project', 'project title']),
  ...labels('plain', ['project name', 'title of project', 'title of the project']),
  ...labels('other', [
    'duration',
    'period',
    'tenure',
    'location',
    'place',
    'client',
    'customer',
    'department',
    'project value',
  ]),
  ...labels('other', [
    'contract value',
    'team size',
    'board',
    's no',
    'sno',
    'sr no',
    'year',
    'years',
    'year of passing',
  ]),
  ...labels('other', ['dauer', 'zeitraum', 'ort', 'duree', 'lieu', 'periodo', 'lugar', 'duracion']),
}

function labels<Kind>(kind: Kind, words: readonly string[]): Record<string, Kind> {
  return Object.fromEntries(words.map((word) => [word, kind]))
}
