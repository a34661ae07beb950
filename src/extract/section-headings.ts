/** Words of section headings by kind, in English, French, German, Spanish and Portuguese. Data only. */
import type { SectionKind } from '../model/document.ts'

/** A list of phrases, parted by commas. */
function phrases(list: string): readonly string[] {
  return list.split(',').map((phrase) => phrase.replace(/\s+/g, ' ').trim())
}

/**
 * A heading is of a kind when its words are one of these. Written without diacritics and in lower case, as headings are
 * compared; plurals are folded.
 */
export const SECTION_HEADINGS: Readonly<Partial<Record<SectionKind, readonly string[]>>> = {
  summary: phrases(`
    summary, at a glance, in brief, highlights of qualifications, profile, about, about me, professional summary,
    executive summary, career summary, personal statement, objective, career objective, professional profile,
    personal profile, bio, biography, introduction, overview, highlights, profil, resume, a propos, uber mich,
    kurzprofil, perfil, resumen, statement, summary of qualifications, career profile, key qualifications`),
  interests: phrases(`
    interests, extra professionnel, activites extra-professionnelles, research interests, research interest,
    areas of interest, hobbies, hobbies and interests, hobbies & interests, personal interests, scientific interests,
    fields of interest, research areas, areas of research, research focus, interets, centres d'interet,
    centre d'interet, loisirs, interessen, forschungsinteressen, forschungsschwerpunkte, intereses, extracurricular,
    extracurricular activities, activities, other interests, interests and hobbies, areas of specialization,
    areas of expertise and interest, thematiques de recherche`),
  work: phrases(`
    experience, appointments held, positions and employment, work experience, professional experience, employment,
    employment history, work history, work, positions, appointments, academic appointments, professional appointments,
    academic positions, positions held, academic positions held, career, career history, professional background,
    industry experience, industrial experience, relevant experience, other experience, additional experience,
    clinical experience, internships, internship experience, internship, research positions, professional history,
    leadership experience, leadership, consultancy, consulting, consulting experience, employment and experience,
    experience professionnelle, experiences professionnelles, experiences, parcours professionnel, emplois, stages,
    berufserfahrung, beruflicher werdegang, berufliche erfahrung, werdegang, praktika, experiencia,
    experiencia laboral, experiencia profesional, experiencia profissional, technical experience,
    software engineering experience, engineering experience, nursing experience, current position, current positions,
    current appointment, previous positions, past positions, academic experience, academic employment,
    military experience, academic career, academic and professional experience, professional and research experience,
    professional employment, field experience`),
  research: phrases(`
    research experience, research, research projects, research activities, research activity, research work,
    current research, research and work experience, research training, research & work experience,
    postdoctoral research, doctoral research, phd research, selected research, research history, research overview,
    recherche, experience de recherche, experiences de recherche, activites de recherche, travaux de recherche,
    forschung, forschungserfahrung, forschungstatigkeit, investigacion, research and professional experience,
    scientific experience, academic research, research appointments, undergraduate research, research employment`),
  education: phrases(`
    education, academic background, academic education, educational background, academic qualifications,
    qualifications, degrees, education and training, education & training, training, studies, academic training,
    formation, formations, etudes, formation academique, diplomes, parcours academique, ausbildung, studium,
    bildungsweg, akademische ausbildung, schulbildung, educacion, formacion, formacion academica, formacao,
    formacao academica, educacao, coursework, relevant coursework, courses, additional training, further training,
    professional development, academic history, academic record, university education, continuing education,
    weiterbildung, postgraduate training, summer schools, workshops and courses, training and workshops, workshops,
    education and qualifications, academics`),
  thesis: phrases(`
    thesis, phd thesis, doctoral thesis, dissertation, theses, these, these de doctorat, master thesis,
    master's thesis, doctoral dissertation, dissertations, promotion`),
  skills: phrases(`
    skills, technical skills, computer skills, programming skills, key skills, core skills, core competencies,
    competencies, technical competencies, technical proficiencies, technologies, tools, programming,
    programming languages, software skills, computing, computing skills, it skills, expertise, areas of expertise,
    skills and tools, skills & tools, skills and interests, skills & interests, skills and expertise,
    technical expertise, technical, methods, methods and tools, soft skills, hard skills, other skills,
    additional skills, skills and languages, languages and skills, languages and technologies,
    languages & technologies, research skills, laboratory skills, lab skills, analytical skills, statistical skills,
    technical knowledge, skill set, skillset, proficiencies, tech stack, competences, competences techniques,
    competences informatiques, informatique, outils, langages, langages de programmation, programmation, kenntnisse,
    edv-kenntnisse, it-kenntnisse, fahigkeiten, programmierkenntnisse, fachkenntnisse, habilidades, competencias,
    conocimientos, informatica, aptitudes, quantitative skills, data skills, computational skills,
    professional skills, skills summary, summary of skills, technical skills and tools, scientific skills,
    experimental skills, skills and techniques, techniques, technical summary, libraries, frameworks, databases,
    tools and technologies`),
  languages: phrases(`
    languages, language, language skills, spoken languages, natural languages, langues, sprachen, sprachkenntnisse,
    idiomas, linguas, foreign languages, languages spoken`),
  projects: phrases(`
    projects, selected projects, personal projects, side projects, project experience, academic projects,
    technical projects, key projects, portfolio, relevant projects, student projects, course projects, projets,
    projets personnels, projekte, proyectos, projetos, hackathons, independent projects, open projects,
    current projects, machine learning projects, data science projects, engineering projects, software projects`),
  publications: phrases(`
    publications, scholarly work, scholarly works, scholarly output, scientific output, in progress, work in progress,
    research papers, publication record, selected publications, peer-reviewed publications,
    peer reviewed publications, refereed publications, journal articles, journal publications, conference papers,
    conference publications, conference proceedings, papers, selected papers, articles, peer-reviewed articles,
    articles (peer-reviewed), preprints, working papers, manuscripts, manuscripts in preparation,
    manuscripts under review, book chapters, books, books and chapters, research output, research outputs,
    scientific publications, bibliography, list of publications, publication list, publications and preprints,
    patents, patents and publications, journal papers, proceedings, refereed journal articles,
    peer-reviewed journal articles, peer-reviewed, in press, in preparation, under review, submitted,
    articles de journaux, articles de conferences, articles de conference, communications, publications scientifiques,
    veroffentlichungen, publikationen, publicaciones, publicacoes, theses and publications,
    publications and presentations, publications & presentations, publications and talks, conference articles,
    technical reports, other publications, preprints and working papers, peer-reviewed papers, published articles,
    journals, conferences, academic publications, scholarly publications, first author publications,
    co-authored publications, writing, selected works, featured publications`),
  software: phrases(`
    software, open source, open-source, open source software, open-source software, open source projects,
    open source contributions, open-source contributions, software packages, packages, software and data,
    software development projects, r packages, python packages, code, released software, software contributions,
    research software, logiciels, toolboxes, software and tools, datasets, data and software, scientific software,
    software developed, software & data`),
  talks: phrases(`
    talks, presentations, invited talks, selected talks, conference presentations, oral presentations,
    poster presentations, posters, conference talks, invited presentations, seminars, invited seminars,
    talks and presentations, presentations and talks, talks and posters, presentations and posters,
    conference posters, conferences and talks, conference contributions, conference abstracts, abstracts,
    published abstracts, selected presentations, invited lectures, lectures given, posters and presentations,
    presentations orales, vortrage, poster, presentaciones, charlas, apresentacoes, contributed talks,
    talks and tutorials, symposia, media, outreach talks, conference presentations and posters, conference activity,
    conferences and presentations, conference participation, invited talks and seminars, academic presentations`),
  awards: phrases(`
    awards, honors, honours, awards and honors, awards & honors, honors and awards, honors & awards,
    awards and honours, awards & honours, honours and awards, fellowships, scholarships, awards and fellowships,
    fellowships and awards, scholarships and awards, awards and scholarships, achievements, accomplishments, prizes,
    distinctions, academic awards, recognition, grants and awards, awards and grants, honors and fellowships, prix,
    recompenses, bourses, auszeichnungen, preise, stipendien, premios, becas, academic honors, academic achievements,
    honors awards, travel awards, fellowships and scholarships, awards and achievements, awards & achievements,
    honors and scholarships`),
  grants: phrases(`
    grants, funding, grants and funding, research grants, research funding, funding and grants,
    grants and fellowships, external funding, fellowships and grants, grant funding, grants received, financements,
    drittmittel, forderung, funded projects, grant support, research support, funding and awards`),
  teaching: phrases(`
    teaching, teaching experience, teaching and mentoring, teaching & mentoring, teaching and supervision, mentoring,
    supervision, student supervision, courses taught, lectures, teaching assistant, teaching assistantships,
    instruction, mentorship, enseignement, enseignements, encadrement, lehre, lehrerfahrung, lehrtatigkeit, docencia,
    ensino, teaching activities, university teaching, students supervised, teaching and advising, advising,
    mentoring experience, tutoring, supervision experience, workshops taught`),
  service: phrases(`
    service, journal referee, referee for, refereeing, referee activities, peer-review, reviews, academic service,
    professional service, reviewing, peer review, reviewer, reviewing activities, editorial, editorial service,
    editorial activities, professional activities, service to the profession, university service,
    departmental service, service and outreach, outreach, community service, community, academic activities,
    activites de relecteur, gremientatigkeit, reviewer experience, organization, committees, professional services,
    leadership and service, service and leadership, academic services, ad hoc reviewer, journal reviewer,
    conference reviewing, science communication, service activities, event organization, organisation,
    public engagement`),
  memberships: phrases(`
    memberships, professional memberships, affiliations, professional affiliations, societies, membership,
    mitgliedschaften, adhesions, professional societies, associations`),
  certificates: phrases(`
    certificates, formation en ligne, formations en ligne, credentials, certifications, certification, licenses,
    licenses and certifications, licensure, certifications and courses, certifications & courses,
    courses and certifications, professional certifications, licenses & certifications, zertifikate, certificats,
    certificados, online courses, moocs, licensure and certifications, training and certifications,
    certifications and training`),
  volunteer: phrases(`
    volunteer, volunteering, volunteer experience, volunteer work, community involvement, benevolat, ehrenamt,
    voluntariado, civic engagement, volunteer activities`),
  references: phrases(`
    references, referees, academic references, professional references, referenzen, referencias, recommendations`),
  basics: phrases(`
    contact, contact information, contact details, personal information, personal details, personal data, coordonnees,
    etat civil, informations personnelles, kontakt, personliche daten, datos personales, contacto, links, details,
    social, personalien, online, websites, addresses, address, curriculum vitae, cv, vita, lebenslauf`),
}

/** The last word of an English heading names what it heads: `Clinical and Operational Experience`. */
export const HEAD_NOUNS: Readonly<Record<string, SectionKind>> = {
  experience: 'work',
  employment: 'work',
  positions: 'work',
  internships: 'work',
  education: 'education',
  skills: 'skills',
  competencies: 'skills',
  projects: 'projects',
  publications: 'publications',
  articles: 'publications',
  preprints: 'publications',
  manuscripts: 'publications',
  software: 'software',
  presentations: 'talks',
  talks: 'talks',
  posters: 'talks',
  awards: 'awards',
  honors: 'awards',
  honours: 'awards',
  fellowships: 'awards',
  scholarships: 'awards',
  grants: 'grants',
  funding: 'grants',
  teaching: 'teaching',
  mentoring: 'teaching',
  interests: 'interests',
  certifications: 'certificates',
  memberships: 'memberships',
  references: 'references',
}
