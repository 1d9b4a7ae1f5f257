/** A hatch for regions without data, so that they are never taken for a small value. */
export function hatch(paper: string, line: string): { image: HTMLCanvasElement; repeat: 'repeat' } {
  const image = document.createElement('canvas')
  image.width = image.height = 8
  const pen = image.getContext('2d')!
  pen.fillStyle = paper
  pen.fillRect(0, 0, 8, 8)
  pen.strokeStyle = line
  pen.lineWidth = 1
  pen.beginPath()
  for (const from of [-8, 0, 8]) {
    pen.moveTo(from, 8)
    pen.lineTo(from + 8, 0)
  }
  pen.stroke()
  return { image, repeat: 'repeat' }
}
