// Stands for a reading process that a stranger has taken over: what it does is the name of the file that it is sent.
const say = (id, response) => process.send({ id, response })

let asked = 0

const ways = {
  'counts-questions': (id) => say(id, { kind: 'listing', entry: asked }),
  read: (id) => say(id, { kind: 'needs-bytes' }),
  'never-answers': () => {},
  'ends-at-once': () => process.exit(3),
  'answers-another': (id) => say(id + 1, { kind: 'needs-bytes' }),
  'answers-twice': (id) => {
    say(id, { kind: 'needs-bytes' })
    say(id + 1, { kind: 'listing', entry: null })
  },
  'is-ready-twice': () => say(0, { kind: 'ready' }),
  'says-nothing-known': () => process.send('hello'),
  floods: (id) => {
    for (let count = 0; count < 20_000; count++) say(id, { kind: 'listing', entry: 'x'.repeat(1000) })
  },
}

process.on('message', ({ id, request }) => {
  asked++
  ways[request.path](id)
})
say(0, { kind: 'ready' })
