import { expect, test } from 'vitest'
import { kindOfExactHeading, kindOfHeading } from '../../src/extract/heading-kind.ts'

/** Kind → headings parted by bars; each line another language or another way to write it. */
const KNOWN = {
  summary: [
    'Career Highlights | О себе',
    'Profile | Professional Summary | About me | CAREER OBJECTIVE | Presentation',
    'Présentation | À propos | Kurzprofil | Zusammenfassung | Sobre mí | Resumo | Profilo professionale | Over mij',
  ],
  work: [
    'Research Stays Abroad | Wissenschaftlicher Werdegang | Auslandsaufenthalte',
    'Historique de travail | Historial profesional | Previous Positions | Industry Consulting | Expériences Professionelles',
    'Employment by Institutes and Companies | Leadership Roles | Administrative Appointment',
    'Опыт работы',
    'Career Timeline | Research stays | Military Service | Arbetslivserfarenhet | Doświadczenie zawodowe | 工作经历 | 職歴 | 경력',
    'W O R K  E X P E R I E N C E | W O R K E X P E R I E N C E | P R O F E S S I O N A L   E X P E R I E N C E',
    'Professional Experience | WORK EXPERIENCE | 2. Employment History | Details of professional experiences | Roles & Responsibility | Experience in Industry | Faculty Appointments',
    'Expériences professionnelles | Parcours Professionnel Académique | Autres expériences professionnelles',
    'Berufserfahrung | Industrieerfahrung | Wissenschaftliche Praktika | Arbeitserfahrung | Beruflicher Werdegang',
    'Experiencia laboral | Experiencia profesional relevante | Trayectoria profesional | Experiência profissional',
    'Esperienza lavorativa | Esperienze professionali | Werkervaring | Relevante werkervaring',
  ],
  research: [
    'PhD Project | Research Statement | Expérience en recherche | Wissenschaftliche Mitarbeit',
    'Research Program | Research Agenda | Programme de recherche',
    'Research Experience | Research Projects | Travaux de recherche | Projets de recherche en cours',
    'Akademische Forschungserfahrung | Experiencia investigadora | Attività di ricerca | Onderzoekservaring',
  ],
  education: [
    'Postgraduate Studies | Pedagogical Training | Cursus académique',
    'Educational Experience | Training Courses | Select Coursework | Post-graduate Training',
    '1.2 Education | Earned Degrees | Trainings Undergone | ACADEMIC CREDENTIALS',
    'Образование',
    'Clinical Training | Utbildning | Wykształcenie | 教育背景 | 学歴 | 학력',
    'E D U C A T I O N | e d u c a t i o n  &  t r a i n i n g | Education | EDUCATION AND TRAINING | Formation | Formation continue | Diplômes et formations | Training in Teaching',
    'Ausbildung: | Bildung | Studium | Schulische Ausbildung | Formación académica | Formação acadêmica',
    'Istruzione e formazione | Opleiding | Opleidingen',
  ],
  thesis: [
    "Doctoral Thesis | Abschlussarbeiten | Thèse de doctorat | Tesi di laurea | Tesis doctoral | Master's thesis",
  ],
  skills: [
    'Programmiersprachen | Langages informatiques',
    'Technical Strengths | Computer Programming | Computer Languages | Herramientas | Ferramentas | Kennis en vaardigheden | Scientific Computing',
    'USING TOOLS | Tools used | Computer Programming and Languages | Programmieren | Навыки',
    'Sonstige Qualifikationen | Interpersonal Skill | Capacités',
    'Färdigheter | Umiejętności | 技能 | スキル',
    'Technical Skills | Skills & Tools | Compétences | Compétences informatiques | Savoir-faire',
    'Kernkompetenzen | Technische Fähigkeiten | EDV-Kenntnisse | Kenntnisse und Fähigkeiten',
    'Habilidades técnicas | Conocimientos de informática | Competências | Competenze digitali | Vaardigheden',
  ],
  languages: [
    'Language Proficiencies | Human Languages',
    'Языки',
    'Språk | Języki obce',
    'Languages | Langues | Maîtrise des langues | Sprachkenntnisse | Sprachen und EDV | Idiomas | Lingue | Talen',
    'Compétences linguistiques | Competencias lingüísticas | Competenze linguistiche',
  ],
  projects: [
    'Participation à des projets scientifiques',
    'Projects | Projets personnels | Projekte | Proyectos personales | Projetos pessoais | Progetti | Projecten',
  ],
  publications: [
    'Papers under Revision | Chapitres d’ouvrage | Veröffentlichte Artikel',
    'Articles publiés dans des revues avec comité de lecture | Artículos en revistas con arbitraje | Brevets | Unpublished Reports',
    'Публикации',
    'Peer-reviewed Conference Proceedings | Published Books | Actes de conférences | Book Reviews',
    'Papers in Preparation | Publikationer | 发表论文',
    'Publications | Selected Publications | Peer-Reviewed Publications (in press) | Publications (12) | Publications [31]',
    'Publications for a full list see Google Scholar | Publications 2015–2020 | Publications since 2019',
    'PUBLICATIONS (4100 citations; h-index 28) | Preprints & Articles Currently Under Review | Publications in Review',
    'Publications scientifiques | Contributions scientifiques | Publikationsverzeichnis | Ausgewählte Publikationen',
    'Publicaciones | Producción científica | Publicações | Pubblicazioni scientifiche | Publicaties',
  ],
  software: [
    'Code Repositories | Data Sets',
    'Software | Open Source | Open Datasets | Paquets R | Logiciels | Pacotes R | Logiciels développés',
    'Open Source Code | Open-sourced Software',
  ],
  talks: [
    'Communications internationales | Konferenzen',
    'Peer-Reviewed Conference Abstracts | Participation in Conferences and Seminars | Media Engagements',
    'Presentations at Workshops and Meetings | Invited Colloquia at Universities | Poster Sessions | Présentations invitées',
    'Invited Talks | Talks | Presentations | Invited Talks *Chair of the symposium | Research Presentations (Guest Talks)',
    'Présentations | Communications orales | Vorträge | Eingeladene Vorträge | Ponencias | Palestras | Lezingen',
  ],
  awards: [
    'Scholastic Achievements | 수상',
    'Honors & Awards | Honours and Awards | Competitive Awards and Fellowships | Prix et distinctions',
    'Auszeichnungen | Preise und Stipendien | Premios y becas | Prêmios e bolsas | Premi e riconoscimenti | Prijzen',
  ],
  grants: [
    'Financements obtenus',
    'Subventions | Past Grants | Grants – Total $650k',
    'FUNDING RECEIVED | Accepted Observing Proposals (as PI)',
    'Grants and Fellowships | Grants & Awards Total: > £263,400 | Funding | Drittmittel | Finanziamenti',
  ],
  teaching: [
    'Theses Supervised | Graduate Advising | Activités d’enseignement',
    'Étudiants diplômés | PhD Supervision | Supervising',
    'IV. Teaching Experience | Research Supervision & Mentorship | Co-supervision | Report of Local Teaching and Training',
    'Enseignements | Encadrement scientifique | Lehrerfahrung | Docencia | Experiencia docente | Attività didattica',
  ],
  service: [
    'Responsabilités scientifiques | Press Coverage | Science Outreach Activities',
    'Scientific Activities | Autres activités académiques | Arbitrage d’articles | Peer Reviewer for Journals | Dissertation/Thesis Defense Committees',
    'Institutional Committees | Advisory Panels | Panels and round tables',
    'Workshops Organized | Review Services | Ad Hoc Review | Journal Reviewing | Session Chair | Organization of International Conferences | Organisation of Conferences and Workshops',
    'Editorial Boards | Editorial board memberships',
    'Service | Ad hoc reviewer | Journal Articles (Ad-Hoc Reviewer) | Academic Activities: Reviewing | Science Outreach',
    'Gutachtertätigkeiten | Responsabilités collectives | Activités d’organisation et responsabilités collectives',
  ],
  memberships: [
    'Professional Society Membership | Professional Memberships | Mitgliedschaften | Sociétés savantes | Lidmaatschappen',
  ],
  certificates: [
    'Certifications | Zertifikate | Certificats | Cursos y certificaciones | Certificazioni | Certificaten',
  ],
  volunteer: ['Volunteering | Ehrenamt | Gemeinschaft und Engagement | Bénévolat | Voluntariado | Vrijwilligerswerk'],
  interests: [
    'Research Interests | Intérêts personnels | Centres d’intérêt | Persönliche Interessen | Außercurriculare Aktivitäten',
    'Intereses | Interessi personali | Hobbys | Interesses',
  ],
  references: ['References | References available upon request | Referenzen | Referencias | Referenze | Referenties'],
  basics: ['Contact | Personal details | Coordonnées | Persönliche Daten | Datos personales | Dati personali'],
}

/** What stands as large or as bold as headings and is none. */
const UNKNOWN = [
  'Organization of American States',
  // Degrees.
  'B.S. with Honors | Bachelor’s honours | M.D. with Honors in Service | Bachelor’s honours equivalent | B.Sc. Honors',
  'Master of Science in Education | Doctor of Education | PhD in Psychology and Neurocognition | Diploma with Honors',
  'Licence de psychologie | M.Sc. in Kognitionswissenschaft | Grado en Matemáticas | Laurea in Fisica',
  // Jobs.
  'Experience Designer | Postdoctoral Fellow | Praktikant in der Qualitätssicherung | Werkstudent | Data Scientist',
  'Communications Officer | Formation Engineer | Enseignant vacataire | Investigador predoctoral | Projektleitung',
  'Responsable de projets | Head of Teaching | Director of Publications | Docente di informatica',
  // Companies, places, names.
  'Ada Lund | University of Somewhere | Microsoft Research | Research in Motion | Fonds für Bildung | Education First Ltd',
  'Department of Education | Center for Work and Health | Institut für Forschung | Formation Université de Nulle Part',
  'Gesellschaft für Publikationen | Lund, Sweden | Forschungszentrum Nirgendwo',
  // One grant, prize or fellowship, not a list of them.
  'Fellowship of the Royal Society | Funding for an EEG project on learning | Premios Nacionales de Ejemplo',
  'Award for Best Poster at Somewhere | Quantum Experience for Academic Research',
  'Fostering Research Mentorship and Training During Residency | Internship 2015 | Workshop 2019',
  // Near known headings, and no slip of the pen of them.
  'Invited Lecturer | Articulation | Abstracted | Strengthened | Organizer | Participant in a conference',
  // Points of a list, places and roles.
  'Communication | Course | Research Topic | Positions at NIH | Customer Service | Call for Papers',
  // Lines that are no words of headings.
  '[Certificat] | (Skills) | 2014–2018 | constructor | En cours - 2022',
  'a heading of far too many words to be a heading at all',
]

const split = (rows: readonly string[]): string[] => rows.flatMap((row) => row.split(' | '))

test.each(Object.entries(KNOWN).flatMap(([kind, rows]) => split(rows).map((heading) => [kind, heading])))(
  '%s: %s',
  (kind, heading) => {
    expect(kindOfHeading(heading)).toBe(kind)
  },
)

test.each(split(UNKNOWN))('%s opens nothing', (heading) => {
  expect(kindOfHeading(heading)).toBeNull()
})

test('a hundred thousand blanks take no time', () => {
  const started = performance.now()
  const blanks = ' '.repeat(100_000)
  expect(kindOfExactHeading(`Skills${blanks}– ${blanks}x`)).toBeNull()
  expect(kindOfExactHeading(`Work${blanks}Experience`)).toBe('work')
  expect(performance.now() - started).toBeLessThan(1000)
})

test('an empty heading opens nothing', () => {
  expect(kindOfHeading('')).toBeNull()
})
