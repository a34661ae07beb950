import { describe, expect, it } from 'vitest'
import { InPlacePort } from '../../../src/extract/pdf/in-place-port.ts'

type Message = Parameters<InPlacePort['postMessage']>[0]

function listening(port: InPlacePort, options: { signal?: AbortSignal } = {}): Message[] {
  const heard: Message[] = []
  port.addEventListener('message', ({ data }) => heard.push(data), options)
  return heard
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('the port between the halves of the engine', () => {
  it('hands a message over as it is, and later, in the order of sending', async () => {
    const port = new InPlacePort()
    const heard = listening(port)
    const messages: Message[] = [{}, {}]
    for (const message of messages) port.postMessage(message)
    expect(heard).toEqual([])
    await settled()
    expect(heard[0]).toBe(messages[0])
    expect(heard[1]).toBe(messages[1])
  })

  it('keeps the operators of a batch whose lists the sender empties', async () => {
    const port = new InPlacePort()
    const heard = listening(port)
    const [fnArray, argsArray] = [[44], [['words']]]
    port.postMessage({ chunk: { fnArray, argsArray } })
    fnArray.length = 0
    argsArray.length = 0
    await settled()
    expect(heard).toEqual([{ chunk: { fnArray: [44], argsArray: [['words']] } }])
  })

  it('says nothing more to who has stopped listening', async () => {
    const port = new InPlacePort()
    const controller = new AbortController()
    const heard = listening(port, { signal: controller.signal })
    controller.abort()
    port.postMessage({})
    await settled()
    expect(heard).toEqual([])
  })
})
