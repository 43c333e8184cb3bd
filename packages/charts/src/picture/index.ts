export { type PictureWords, drawPicture } from "./draw-picture.js";
export { encodeCanvas } from "./encoded-canvas.js";
export { pngFile, svgFile } from "./picture-files.js";
