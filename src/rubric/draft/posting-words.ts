/** Words by which postings ask, whatever they ask for. */
import { stem } from '../../text/stem.ts'
import { isStopword } from '../../text/stopwords.ts'

/** Of the rhetoric of postings: they name nothing that an applicant could have. */
const RHETORIC = `able ability abilities about above accept achieve across additional advanced advantage align alongside applicant applicants apply appropriate area areas aspect aspects asset assist attend available aware background based basic become benefit best beyond bonus both bring broad broadly busy candidate candidates capable career chance clear close closely collaborate collaborator collaborators combine comfortable commensurate committed company comparable competitive competence competent complex comprehensive consider considered contribute cover current currently daily data-driven day deadline dealing dedicated deep demonstrable demonstrate demonstrated demonstrating desirable desired desire detailed different direct driven duties duty dynamic eager effective effectively efficient efficiently eg either employee employer enjoy ensure ensuring enthusiastic equivalent especially essential establish etc ever every excellent exceptional existing expect expected experience experienced expert expertise exposure extensive extra familiar familiarity fast favorably favourably few field fields finally first fit follow following full fully function further get give given good great growing hand hands hands-on handle happy hard have help helpful high highly hold holding hold ideal ideally immediate important include includes including individual insofar initiative interest interested involve involved job join keen keep key kind know knowledge large last least level like liking local long look looking love maintain major make making mandatory many meaningful measurable meet member members mid mindset minimum minded modern month months motivated multiple must name near necessary need needed new nice not novel offer one open opening opportunity opportunities oriented organization other others outstanding own part particular participate passion passionate past people personal personally place plus point position positions positive possess possibility post preferably preference prefer preferred prepare present previous prior proficiency proficient proper proven provide providing qualification qualifications qualified quick quickly range ready related relevant require required requirement requirements responsibilities responsibility responsible right role roles run seek seeking senior serve set several shape short should show similar site skill skilled skills solid someone specific start stay strong stronger successful successfully such suitable suit support supporting take task tasks time together track type types typical under understand understanding upon use used useful using usual valid valued values variety various via view wants want week welcome well wide willing willingness within without work worked working works would write year years young`

/** Words that applications use whatever the work, though descriptions of work may not. */
const OF_APPLICATIONS = `accomplish accomplishment accuracy accurate achievement administrative advance analyze annual annually assigned
  associate award bachelor bachelors budget build case center certificate certification certified change chief city client clients
  college communicate communication complete completed conduct continuous coordinator cost create creative critical customer
  customers decision degree department diploma director efficiency eight end establish evaluate event exceed exceeding executive
  executives facilitate february final five four goal goals graduate graduated head human identify implementation improvement
  increase industry initiate institute internal involve january leader leaders leadership manager master masters meeting meetings
  microsoft monthly national nine objective objectives office operation operations organize organizational oversee participate
  perform policies policy procedure procedures process processes production profile program project projects promote quality
  quarterly recommend recommendations reduce regional represent representative resource resources respond review revenues
  satisfaction schedule school schools senior service services seven six social software standard standards strategic strategies
  strategy success supervise supervisor system systems target teach team technical technology ten three time track training two update
  weekly write writing written`

const rhetoric: ReadonlySet<string> = new Set(RHETORIC.split(/\s+/).map(stem))
const common: ReadonlySet<string> = new Set(OF_APPLICATIONS.split(/\s+/).map(stem))

/** True for a word that tells nothing alone; beside another it may be part of a name. */
export function isApplicationWord(word: string): boolean {
  return common.has(stem(word))
}

/** Of the same stem as rhetoric, and names of work: public relations, industrial relations. */
const NAMES: ReadonlySet<string> = new Set(['relations', 'experiences', 'abilities', 'positioning', 'requirements'])

/** True for a word that parts the phrases of a posting: a function word, or one of its rhetoric. */
export function isPostingWord(word: string): boolean {
  return isStopword(word) || /^\d/.test(word) || (rhetoric.has(stem(word)) && !NAMES.has(word))
}

/** What no CV shows, so that a criterion on it would count adjectives. */
const OF_THE_INTERVIEW =
  /\b(?:(?:communication|interpersonal|organi[sz]ational|people|social|listening|soft|time[- ]management|problem[- ]solving|analytical|leadership|presentation|multi-?tasking|verbal|oral|writing|written)(?:,? (?:and |or )?(?:communication|interpersonal|organi[sz]ational|verbal|oral|written|writing|presentation|time[- ]management|problem[- ]solving|analytical|leadership|people))* (?:skills?|abilit(?:y|ies))|communicat\w+ (?:skills|clearly|effectively|well)|communicator|team[- ]?(?:player|spirit|work(?:er)?)|self[- ](?:starter|motivated|driven|starting|confident)|attention to detail|detail[- ]oriented|eye for detail|multi-?task\w*|(?:work|remain|stay|perform|calm)\w* (?:well )?under (?:tight )?(?:pressure|deadlines?)|positive attitude|can-do|work ethic|passion(?:ate)? (?:for|about)|enthusias\w+|motivated|fast[- ]paced|flexib(?:le|ility)|reliab(?:le|ility)|punctual\w*|trustworth\w+|sense of humou?r|good judge?ment|discretion|curio(?:us|sity)|creativ(?:e thinker|ity)|independently|weekends?|evenings?|shifts?|overtime|lift (?:up to )?\d+)\b/i

/** Whether this asks for what is found out by talking to a person. */
export function isOfTheInterview(text: string): boolean {
  return OF_THE_INTERVIEW.test(text)
}

/** The text with such words taken out. */
export function withoutInterviewWords(text: string): string {
  return text.replace(new RegExp(OF_THE_INTERVIEW.source, 'gi'), ' , ')
}
