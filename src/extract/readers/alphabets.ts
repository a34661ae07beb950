/** Letters beyond ASCII by language, the frequent first: what tells one encoding's reading of a byte from another's. */

/** Languages of western Europe: windows-1252, ISO 8859-15 and Mac Roman. */
export const WESTERN: readonly string[] = [
  'éèàêçîôâûùëœïüæÿ', // French
  'üäößé', // German
  'óáíéñúüºª', // Spanish
  'ãçáéóíêõâôúàü', // Portuguese
  'àèùòìé', // Italian
  'àéèíóòçúïü', // Catalan
  'äåöé', // Swedish, Finnish
  'øåæéó', // Danish, Norwegian
  'íáðúéöóæýþ', // Icelandic
  'ëéïèöüóá', // Dutch, Albanian with ç
  'áíéóú', // Irish
]

/** Of central Europe: windows-1250 and ISO 8859-2. */
export const CENTRAL: readonly string[] = [
  'ąłęóżśćńź', // Polish
  'íáéěřčžýšůúťóňď', // Czech
  'áíčéýžšľúťôňäóďĺŕ', // Slovak
  'áéőöóíüúű', // Hungarian
  'ăîţâş', // Romanian
  'čšžćđ', // Croatian, Slovene, Bosnian
  'ëç', // Albanian
  'üäöß', // German
]

/** Turkish: windows-1254. */
export const TURKISH: readonly string[] = ['ıüşçğöİâî']

/** Around the Baltic: windows-1257. */
export const BALTIC: readonly string[] = [
  'ėšžųįčūąę', // Lithuanian
  'āīēšūņļķģčž', // Latvian
  'äõüöšž', // Estonian
]

export const CYRILLIC: readonly string[] = [
  'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё', // Russian
  'оанитеврілсмкдупзябьгчйжхюшцїєщфґ', // Ukrainian
  'аиоетнрсвлдкпмзябугчйъцжщхюшфь', // Bulgarian
  'аоиенрстујвдпклмзгбчшжхцљћњфђџѓќѕ', // Serbian, Macedonian
]

export const GREEK: readonly string[] = ['αοιετνσηυρπκμλςωίόδγάέχθφύβήώξζψϊϋΐΰ']

export const HEBREW: readonly string[] = ['יוהלאתרבשמנחעדקפםכגסזטצןךףץ']

export const ARABIC: readonly string[] = ['اليمنرتوبةعدسفهكقحجشطصخأذضثغظزئءىؤإآپچژگ']

export const THAI: readonly string[] = ['านรอกเงวมยลดทต่สี้ปะคัพหิแขบชำุจใไูณ์โธถศซึผฐญษภฝฟๆฎฏฒฉฌฬฮื็']

/** Characters of Japanese CVs; kana, which no other language has, count by themselves. */
export const JAPANESE = /[\u3041-\u30f6々年月日大学校生本社東京都県市区町村田山川中小高卒業会職歴氏名電話男女部人一子]/u
export const CHINESE =
  /[的一是在人有年大中工学校生本京月专业教育历电话名男女经验學專業歷電話經驗市北上海王李张張陈陳小明]/u
export const KOREAN = /[이가다는을의에고하기지사서자대어로한시인학정수장부전도스과원리일구나국주보경해상교성관동]/u
