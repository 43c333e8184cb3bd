export { type PictureWords, drawPicture } from "./draw-picture.js";
export { pngFile, svgFile } from "./picture-files.js";
