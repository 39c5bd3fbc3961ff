// A picture made lighter, smaller, turned or signed.
const FILTERS = { none: 'none', grey: 'grayscale(1)', sepia: 'sepia(0.9)', bright: 'brightness(1.25)', contrast: 'contrast(1.4)', blur: 'blur(4px)', invert: 'invert(1)', vivid: 'saturate(1.8)' };
const QUARTERS = { 0: 0, 90: 1, 180: 2, 270: 3 };

export async function work({ photo, filter, turned, width, mark, type }) {
  const image = await createImageBitmap(photo);
  const scale = Math.min(1, (Number(width) || image.width) / image.width);
  const [w, h] = [Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale))];
  const quarter = QUARTERS[turned] ?? 0;
  const canvas = Object.assign(document.createElement('canvas'), quarter % 2 ? { width: h, height: w } : { width: w, height: h });
  const pen = canvas.getContext('2d');
  if (type === 'image/jpeg') {
    pen.fillStyle = '#ffffff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
  }
  pen.filter = FILTERS[filter] ?? 'none';
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((quarter * Math.PI) / 2);
  pen.drawImage(image, -w / 2, -h / 2, w, h);
  if (mark) {
    pen.resetTransform();
    pen.filter = 'none';
    pen.font = `600 ${Math.max(12, Math.round(canvas.width / 18))}px sans-serif`;
    pen.textAlign = 'right';
    pen.lineWidth = 3;
    pen.strokeStyle = 'rgb(0 0 0 / 0.5)';
    pen.fillStyle = 'rgb(255 255 255 / 0.9)';
    pen.strokeText(mark, canvas.width * 0.97, canvas.height * 0.95);
    pen.fillText(mark, canvas.width * 0.97, canvas.height * 0.95);
  }
  return { picture: canvas, type, title: photo.name || 'Picture', name: `picture.${type === 'image/jpeg' ? 'jpg' : 'png'}` };
}
