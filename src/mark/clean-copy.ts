/**
 * Pages of a stranger's PDF → the same pages in a new document, made of what paints them and of nothing else: no actions,
 * scripts, links, forms, attachments, names or properties of the file.
 */
import {
  PDFArray,
  PDFBool,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib'
import { viewOf } from './view.ts'

/** What an object is for: `names` is a dictionary whose keys are anybody's, and so may be those that act elsewhere. */
type Role = 'any' | 'resources' | 'names'

/** What a page may use to paint. */
const RESOURCES = new Set(['Font', 'XObject', 'ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'Properties', 'ProcSet'])

/** Dictionaries of names elsewhere: the glyphs of a Type 3 font, the inks of a color space. */
const NAME_MAPS = new Set(['CharProcs', 'Colorants'])

/** Keys that act, lead out of the page, or describe the file; none of them paints. */
const LEFT_OUT = new Set([
  ...['A', 'AA', 'AF', 'AcroForm', 'Alternates', 'Annots', 'Dest', 'Dests', 'EF', 'JS', 'JavaScript', 'LastModified'],
  ...[
    'Metadata',
    'Names',
    'OPI',
    'OpenAction',
    'Outlines',
    'Parent',
    'PieceInfo',
    'Ref',
    'RichMediaContent',
    'StructParent',
  ],
  ...['StructParents', 'StructTreeRoot', 'Thumb', 'URI', 'XFA'],
])

/** Of a stream: that its bytes stand in another file. */
const FOREIGN_BYTES = new Set(['F', 'FFilter', 'FDecodeParms', 'DL'])

/** Types of dictionaries that are not copied whatever leads to them. */
const ACTING_TYPES = new Set([
  'Action',
  'Filespec',
  'F',
  'EmbeddedFile',
  'Annot',
  'Catalog',
  'Page',
  'Pages',
  'Sig',
  'SigRef',
])

/** Kinds of actions, whatever type they claim. */
const ACTIONS = new Set([
  ...[
    'GoTo',
    'GoToE',
    'GoToR',
    'GoTo3DView',
    'Hide',
    'ImportData',
    'JavaScript',
    'Launch',
    'Movie',
    'Named',
    'Rendition',
  ],
  ...['ResetForm', 'RichMediaExecute', 'SetOCGState', 'Sound', 'SubmitForm', 'Thread', 'Trans', 'URI'],
])

/** Of the layers of a document: which are shown. */
const LAYER_STATES = ['BaseState', 'ON', 'OFF', 'Intent', 'AS']

/** Annotations that are shown and do nothing when they are clicked on; of all others nothing is kept. */
const PAINTED_ANNOTATIONS = new Set([
  ...[
    'Widget',
    'FreeText',
    'Stamp',
    'Ink',
    'Line',
    'Square',
    'Circle',
    'Polygon',
    'PolyLine',
    'Highlight',
    'Underline',
  ],
  ...['Squiggly', 'StrikeOut', 'Caret', 'Text'],
])

/** Flags of an annotation that keep it from being seen: hidden, and not shown on a screen. */
const unseenFlags = 0b10_0010

/** Adds the pages to the end of `target`, as they are shown. */
export function copyPages(source: PDFDocument, target: PDFDocument): readonly PDFPage[] {
  const copier = new Copier(source.context, target.context)
  const pages = source.getPages().map((page) => copyPage(page, target, copier))
  copyLayers(source, target, copier)
  return pages
}

function copyPage({ node }: PDFPage, target: PDFDocument, copier: Copier): PDFPage {
  const { box, turn, scale } = viewOf(node)
  const page = target.addPage([box.right - box.left, box.top - box.bottom])
  const set = (name: string, value: PDFObject | null): void => {
    if (value !== null) page.node.set(PDFName.of(name), value)
  }
  set('MediaBox', target.context.obj([box.left, box.bottom, box.right, box.top]))
  if (turn !== 0) set('Rotate', PDFNumber.of(turn))
  if (scale !== 1) set('UserUnit', PDFNumber.of(scale))
  set('Resources', copier.copy(node.Resources(), 'resources') ?? target.context.obj({}))
  set('Contents', copier.copy(node.get(PDFName.of('Contents')), 'any'))
  set('Group', copier.copy(node.get(PDFName.of('Group')), 'any'))
  const painted = annotationsOf(node.lookup(PDFName.of('Annots'))).flatMap((each) => paintOf(each, target, copier))
  set('Annots', target.context.obj(painted))
  return page
}

function annotationsOf(list: PDFObject | undefined): readonly PDFDict[] {
  if (!(list instanceof PDFArray)) return []
  return Array.from({ length: list.size() }, (_, index) => list.lookup(index)).filter((each) => each instanceof PDFDict)
}

/** What an annotation shows, as a stamp that does nothing: words in the fields of a form are part of the page. */
function paintOf(annotation: PDFDict, target: PDFDocument, copier: Copier): readonly PDFRef[] {
  const get = (name: string) => annotation.lookup(PDFName.of(name))
  const flags = get('F')
  const isUnseen = flags instanceof PDFNumber && (flags.asNumber() & unseenFlags) !== 0
  if (isUnseen || !PAINTED_ANNOTATIONS.has(nameIn(get('Subtype')))) return []
  const look = copier.copy(appearanceOf(annotation), 'any')
  const rect = copier.copy(get('Rect'), 'any')
  if (look === null || rect === null) return []
  const { context } = target
  const stamp = { Type: 'Annot', Subtype: 'Stamp', Rect: rect, F: 4, AP: context.obj({ N: look }) }
  return [context.register(context.obj(stamp))]
}

function appearanceOf(annotation: PDFDict): PDFObject | undefined {
  const all = annotation.lookup(PDFName.of('AP'))
  const normal = all instanceof PDFDict ? all.get(PDFName.of('N')) : undefined
  const found = all instanceof PDFDict ? all.lookup(PDFName.of('N')) : undefined
  if (!(found instanceof PDFDict)) return normal
  const state = annotation.lookup(PDFName.of('AS'))
  return state instanceof PDFName ? found.get(state) : undefined
}

/** Words in a layer that is off would be seen in a copy that knows no layers. */
function copyLayers(source: PDFDocument, target: PDFDocument, copier: Copier): void {
  const properties = source.catalog.lookup(PDFName.of('OCProperties'))
  if (!(properties instanceof PDFDict)) return
  const state = properties.lookup(PDFName.of('D'))
  const groups = copier.copy(properties.get(PDFName.of('OCGs')), 'any')
  if (!(state instanceof PDFDict) || groups === null) return
  const shown = target.context.obj({})
  for (const name of LAYER_STATES) {
    const value = copier.copy(state.get(PDFName.of(name)), 'any')
    if (value !== null) shown.set(PDFName.of(name), value)
  }
  const layers = target.context.obj({ OCGs: groups, D: shown })
  target.catalog.set(PDFName.of('OCProperties'), layers)
}

/** Objects of one document → the same in another, without what acts. */
class Copier {
  private readonly source: PDFContext
  private readonly target: PDFContext
  private readonly copies = new Map<string, PDFRef>()

  constructor(source: PDFContext, target: PDFContext) {
    this.source = source
    this.target = target
  }

  /** Null where nothing is left of it. */
  copy(object: PDFObject | undefined, role: Role): PDFObject | null {
    if (object instanceof PDFRef) return this.copyRef(object, role)
    if (object instanceof PDFArray) return this.copyArray(object)
    if (object instanceof PDFRawStream) return this.copyStream(object)
    if (object instanceof PDFDict) return acts(object) ? null : this.copyDict(object, role, LEFT_OUT)
    return isPlain(object) ? object : null
  }

  private copyRef(ref: PDFRef, role: Role): PDFRef | null {
    const key = `${ref.tag} ${role}`
    const known = this.copies.get(key)
    if (known !== undefined) return known
    // Named before it is copied, since what it holds may lead back to it.
    const copy = this.target.nextRef()
    this.copies.set(key, copy)
    this.target.assign(copy, this.copy(this.source.lookup(ref), role) ?? PDFNull)
    return copy
  }

  private copyArray(array: PDFArray): PDFArray {
    const copy = PDFArray.withContext(this.target)
    for (const item of array.asArray()) copy.push(this.copy(item, 'any') ?? PDFNull)
    return copy
  }

  private copyStream(stream: PDFRawStream): PDFObject | null {
    const isProgram = ['Subtype', 'Subtype2'].some((key) => nameIn(stream.dict.lookup(PDFName.of(key))) === 'PS')
    if (isProgram || acts(stream.dict)) return null
    const dict = this.copyDict(stream.dict, 'any', new Set([...LEFT_OUT, ...FOREIGN_BYTES]))
    return PDFRawStream.of(dict, stream.contents)
  }

  private copyDict(dict: PDFDict, role: Role, leftOut: ReadonlySet<string>): PDFDict {
    const copy = PDFDict.withContext(this.target)
    for (const [key, value] of dict.entries()) {
      const name = key.decodeText()
      if (role === 'resources' ? !RESOURCES.has(name) : role === 'any' && leftOut.has(name)) continue
      const copied = this.copy(value, roleOf(name, role))
      if (copied !== null) copy.set(key, copied)
    }
    return copy
  }
}

function roleOf(name: string, parent: Role): Role {
  if (parent === 'resources') return name === 'ProcSet' ? 'any' : 'names'
  if (parent === 'names') return 'any'
  return name === 'Resources' ? 'resources' : NAME_MAPS.has(name) ? 'names' : 'any'
}

function acts(dict: PDFDict): boolean {
  return ACTING_TYPES.has(nameIn(dict.lookup(PDFName.of('Type')))) || ACTIONS.has(nameIn(dict.lookup(PDFName.of('S'))))
}

function nameIn(object: unknown): string {
  return object instanceof PDFName ? object.decodeText() : ''
}

/** Values that hold no others. */
function isPlain(object: PDFObject | undefined): object is PDFObject {
  return (
    object instanceof PDFNumber ||
    object instanceof PDFName ||
    object instanceof PDFString ||
    object instanceof PDFHexString ||
    object instanceof PDFBool ||
    object === PDFNull
  )
}
